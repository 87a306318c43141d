"""Directives: each leaves a slot, because what it shows depends on other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_commons.front_matter import values

from .domain import AuthorDomain
from .nodes import slot
from .warn import warn

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec


class CardDirective(SphinxDirective):
    """``author:card``: who the people named in the argument are, separated by commas."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        names = [" ".join(name.split()) for name in self.arguments[0].split(",")]
        people = [name for name in names if name]
        docname = self.env.docname
        for name in people:
            AuthorDomain.of(self.env).note_mention(docname, name, self.lineno)
        node = slot("card", docname, people=people)
        self.set_source_info(node)
        return [node]


class ListDirective(SphinxDirective):
    """``author:list``: everybody in the registry, with what they gave in numbers.

    With ``limit``, so many of those of today: who gave something last comes first.
    """

    kind = "list"
    option_spec: ClassVar[OptionSpec | None] = {"limit": directives.unchanged}

    def run(self) -> list[Node]:
        docname = self.env.docname
        AuthorDomain.of(self.env).note_list(docname)
        limit = values.limit(self.options.get("limit") or "", self._report)
        node = slot(self.kind, docname, limit=limit)
        self.set_source_info(node)
        return [node]

    def _report(self, problem: str) -> None:
        place = (self.env.current_document.docname, self.lineno)
        warn("option", "%s: %s", self.name, problem, location=place)


class ContributorsDirective(ListDirective):
    """``author:contributors``: those who gave something, by role, as a chapter of a book."""

    kind = "contributors"
    option_spec: ClassVar[OptionSpec | None] = {}
