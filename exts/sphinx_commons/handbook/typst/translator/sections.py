"""Documents, sections, headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...headings import heading_of
from .. import typ
from .base import BaseTranslator

if TYPE_CHECKING:
    from sphinx import addnodes


def has_words(node: nodes.Node) -> bool:
    """Whether *node* holds anything that a bookmark can say; pictures and formulas are not."""
    if isinstance(node, nodes.Text):
        return any(character.isprintable() and not character.isspace() for character in node)
    drawn = isinstance(node, (nodes.image, nodes.math, nodes.raw, nodes.Invisible))
    return not drawn and any(has_words(child) for child in node.children)


def name_of(node: nodes.Element) -> str:
    """What the pictures and formulas of a heading without words are called."""
    drawn: list[nodes.Element] = [*node.findall(nodes.image), *node.findall(nodes.math)]
    words = (part.get("alt") or part.get("uri", "") or part.astext() for part in drawn)
    return " ".join(words).strip()


def is_in_heading(node: nodes.Node) -> bool:
    """Whether *node* stands among the words of a heading."""
    above = node.parent
    while isinstance(above, nodes.TextElement) and not isinstance(above, nodes.title):
        above = above.parent
    in_title = isinstance(above, nodes.title) and isinstance(above.parent, nodes.section)
    return in_title and has_words(above)


class SectionVisitors(BaseTranslator):
    """Headings: their level is the depth of the section in the handbook."""

    def visit_document(self, node: nodes.document) -> None:
        self._files = [self.docname]

    def depart_document(self, node: nodes.document) -> None:
        self.release_anchors()

    def visit_start_of_file(self, node: addnodes.start_of_file) -> None:
        self._files.append(node["docname"])
        self.docname = node["docname"]
        self.statement(node)
        self._waiting.append(f"{self.docname}#")

    def depart_start_of_file(self, node: addnodes.start_of_file) -> None:
        self._files.pop()
        self.docname = self._files[-1]

    def visit_section(self, node: nodes.section) -> None:
        pass

    def depart_section(self, node: nodes.section) -> None:
        pass

    def visit_title(self, node: nodes.title) -> None:
        match node.parent:
            case nodes.section():
                self._heading(node, node.parent)
            case nodes.table():
                raise nodes.SkipNode
            case nodes.document():
                raise nodes.SkipNode
            case _:
                self.next_block(node)
                self.open("block-title(")

    def depart_title(self, node: nodes.title) -> None:
        self.close(")\n")
        self.release_anchors()

    def _heading(self, node: nodes.title, section: nodes.section) -> None:
        """Open a heading whose label stands for all names of its section and title."""
        # What stands within is repeated in the contents and in running heads, a label is not.
        parts = [section, *node.findall(nodes.Element)]
        names = [self.label(anchor) for part in parts for anchor in part["ids"]]
        names = [*self._waiting, *names]
        self._waiting = []
        label = next((name for name in names if self.labels.find(name) is None), "")
        for name in names:
            self.labels.define(name, label)
        heading = heading_of(section)
        self.statement(node)
        options = "".join(
            f"{key}: {typ.string(text)}, "
            for key, text in (("name", label), ("number", heading.number), ("kind", heading.kind))
            if text
        )
        if not heading.outlined:
            options += "outlined: false, "
        self.open(f"titled({heading.level}, {options}")
        if not has_words(node):
            self.add(f"unseen({typ.words(name_of(node) or self.docname)});")

    def visit_subtitle(self, node: nodes.subtitle) -> None:
        self.next_block(node)
        self.open("block-title(")

    def depart_subtitle(self, node: nodes.subtitle) -> None:
        self.close(")\n")

    def visit_rubric(self, node: nodes.rubric) -> None:
        self.statement(node)
        self.open("rubric(")

    def depart_rubric(self, node: nodes.rubric) -> None:
        self.close(")\n")
