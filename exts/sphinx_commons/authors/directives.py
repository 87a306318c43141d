"""Directives: each leaves a slot, because what it shows depends on other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from .domain import AuthorDomain
from .nodes import slot

if TYPE_CHECKING:
    from docutils.nodes import Node


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
    """``author:list``: everybody in the registry, with what they gave in numbers."""

    kind = "list"

    def run(self) -> list[Node]:
        docname = self.env.docname
        AuthorDomain.of(self.env).note_list(docname)
        node = slot(self.kind, docname)
        self.set_source_info(node)
        return [node]


class ContributorsDirective(ListDirective):
    """``author:contributors``: those who gave something, by role, as a chapter of a book."""

    kind = "contributors"
