"""The domain ``release``: the releases of the site, and what parts of pages say of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain

from sphinx_commons.core.plain_text import plain_text

from .calendar import FILE, Calendar, load_calendar
from .directives import ListDirective
from .nodes import scope_place
from .roles import NewestRole
from .sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.environment import BuildEnvironment


class ReleaseDomain(Domain):
    """``calendar``: the releases; ``places``: docname -> what its sections and tabs say."""

    name = "release"
    label = "Releases"
    data_version = 1
    directives: ClassVar[dict[str, Any]] = {"list": ListDirective}
    roles: ClassVar[dict[str, Any]] = {"newest": NewestRole()}
    initial_data: ClassVar[dict[str, Any]] = {"calendar": Calendar(), "places": {}}
    # Whether the file says something else than when pages were last read.
    has_changed = False

    @classmethod
    def of(cls, env: BuildEnvironment) -> ReleaseDomain:
        return cast("ReleaseDomain", env.domains[cls.name])

    @property
    def calendar(self) -> Calendar:
        calendar: Calendar = self.data["calendar"]
        return calendar

    @property
    def places(self) -> dict[str, list[Saying]]:
        places: dict[str, list[Saying]] = self.data["places"]
        return places

    def read_file(self) -> None:
        """Read ``releases.yml`` again: it may have changed since the last build."""
        calendar = load_calendar(Path(self.env.srcdir, FILE))
        self.has_changed = calendar != self.calendar
        self.data["calendar"] = calendar

    def clear_doc(self, docname: str) -> None:
        self.places.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        theirs = otherdata["places"]
        self.places.update({d: theirs[d] for d in docnames if d in theirs})

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        found = [_saying(docname, node) for node in document.findall(scope_place)]
        if found:
            self.places[docname] = found

    def resolve_any_xref(self, *_args: Any, **_kwargs: Any) -> list[tuple[str, nodes.reference]]:
        """Nothing: the domain has no objects. Markdown links ask every domain."""
        return []


def _saying(docname: str, node: scope_place) -> Saying:
    section: nodes.Node | None = node
    while section is not None and not isinstance(section, nodes.section):
        section = section.parent
    title = plain_text(section[0]) if section is not None and section.children else ""
    return Saying(docname=docname, line=node.line or 1, title=title, text=node["text"])
