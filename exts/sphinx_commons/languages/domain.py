"""The domain ``language``: from what each page was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Domain

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

TABLES = ("files", "untranslated", "stale")


class LanguageDomain(Domain):
    """``files``: docname -> the file, from the root of the sources, that translates the page.

    ``untranslated``: the docnames of pages that stand there with the source text; ``stale``: those
    of translations that are older than their source, or not whole.
    """

    name = "language"
    label = "Languages"
    data_version = 2
    initial_data: ClassVar[dict[str, Any]] = {name: {} for name in TABLES}

    @classmethod
    def of(cls, env: BuildEnvironment) -> LanguageDomain:
        return cast("LanguageDomain", env.domains[cls.name])

    @property
    def files(self) -> dict[str, str]:
        files: dict[str, str] = self.data["files"]
        return files

    @property
    def untranslated(self) -> dict[str, bool]:
        untranslated: dict[str, bool] = self.data["untranslated"]
        return untranslated

    @property
    def stale(self) -> dict[str, bool]:
        stale: dict[str, bool] = self.data["stale"]
        return stale

    def clear_doc(self, docname: str) -> None:
        for table in TABLES:
            self.data[table].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for table in TABLES:
            theirs = otherdata[table]
            self.data[table].update({d: theirs[d] for d in docnames if d in theirs})

    def resolve_any_xref(self, *_args: Any, **_kwargs: Any) -> list[tuple[str, nodes.reference]]:
        """Nothing: pages are no targets of this domain. Markdown links ask every domain."""
        return []
