"""``applies-to`` and ``release:list``: they note what is asked, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sphinx.util.docutils import SphinxDirective

from .calendar import FILE, load_calendar
from .nodes import scope_place
from .table import table_of

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec


class AppliesToDirective(SphinxDirective):
    """What the section or block applies to that begins with it."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        docname = self.env.docname
        node = scope_place("", text=" ".join(self.arguments[0].split()), docname=docname)
        self.set_source_info(node)
        return [node]


class ListDirective(SphinxDirective):
    """A table of all releases; the rows are what badges lead to."""

    option_spec: ClassVar[OptionSpec | None] = {}

    def run(self) -> list[Node]:
        path = Path(self.env.srcdir, FILE)
        self.env.note_dependency(path)
        releases = load_calendar(path).releases
        if not releases:
            return []
        table = table_of(releases, self.config.language, self.state.document)
        self.set_source_info(table)
        return [table]
