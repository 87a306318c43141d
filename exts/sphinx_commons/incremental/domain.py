"""What each page is made of, and what its links name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Domain

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.core.stamps import Stamp

    from .read_files import Presence


class IncrementalDomain(Domain):
    """Tables by docname.

    ``stamps`` are the files that a page is made of, ``links`` the names of what its links lead to,
    ``presence`` which of the files that they may mean were there, and ``declared`` what it names.
    """

    name = "incremental"
    label = "Incremental builds"
    data_version = 2
    initial_data: ClassVar[dict[str, Any]] = {
        "stamps": {},
        "links": {},
        "presence": {},
        "declared": {},
    }

    @classmethod
    def of(cls, env: BuildEnvironment) -> IncrementalDomain:
        return cast("IncrementalDomain", env.domains[cls.name])

    @property
    def stamps(self) -> dict[str, tuple[Stamp, ...]]:
        stamps: dict[str, tuple[Stamp, ...]] = self.data["stamps"]
        return stamps

    @property
    def links(self) -> dict[str, tuple[str, ...]]:
        links: dict[str, tuple[str, ...]] = self.data["links"]
        return links

    @property
    def presence(self) -> dict[str, tuple[Presence, ...]]:
        presence: dict[str, tuple[Presence, ...]] = self.data["presence"]
        return presence

    @property
    def declared(self) -> dict[str, tuple[str, ...]]:
        declared: dict[str, tuple[str, ...]] = self.data["declared"]
        return declared

    def clear_doc(self, docname: str) -> None:
        for name in self.initial_data:
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for name in self.initial_data:
            theirs = otherdata[name]
            self.data[name].update({d: theirs[d] for d in docnames if d in theirs})

    def resolve_any_xref(self, *_args: Any) -> list[tuple[str, nodes.reference]]:
        return []
