"""Lists of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .. import typ
from .base import BaseTranslator

if TYPE_CHECKING:
    from sphinx import addnodes

NUMBERS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


def is_tight(node: nodes.Element) -> bool:
    """Whether every item is one paragraph, perhaps with a list below it."""
    for item in node.children:
        blocks = list(getattr(item, "children", ()))
        if len(blocks) > 2 or sum(isinstance(child, nodes.paragraph) for child in blocks) > 1:
            return False
        if len(blocks) == 2 and not isinstance(
            blocks[1], (nodes.bullet_list, nodes.enumerated_list)
        ):
            return False
    return True


def spacing(node: nodes.Element) -> str:
    """How far apart the items are; a list in a list keeps close to its item."""
    nested = isinstance(node.parent, nodes.list_item)
    if not is_tight(node):
        return "tight: false, "
    return "tight: true, " if nested else "tight: false, spacing: item-gap, "


class ListVisitors(BaseTranslator):
    """Lists; an item is one content argument of its list."""

    def _begin(self, node: nodes.Element, call: str) -> None:
        if isinstance(node.parent, nodes.list_item):
            self.statement(node)
        else:
            self.next_block(node)
        flat = not self.enter(node)
        self._flat.append(flat)
        if not flat:
            self.add(call)

    def _finish(self, node: nodes.Element) -> None:
        self.leave(node)
        if not self._flat.pop():
            self.add(")\n")

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        marker = (
            "marker: none, body-indent: 0pt, " if "contains-task-list" in node["classes"] else ""
        )
        self._begin(node, f"list({marker}{spacing(node)}")

    depart_bullet_list = _finish

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        number = NUMBERS.get(node.get("enumtype", "arabic"), "1")
        pattern = f"{node.get('prefix', '')}{number}{node.get('suffix', '.') or '.'}"
        start = int(node.get("start", 1))
        self._begin(
            node,
            f"enum({spacing(node)}start: {start}, numbering: {typ.string(pattern)}, ",
        )

    depart_enumerated_list = _finish

    def visit_list_item(self, node: nodes.list_item) -> None:
        if self._flat[-1]:
            self.add("parbreak()\n")
        else:
            self.open()

    def depart_list_item(self, node: nodes.list_item) -> None:
        if not self._flat[-1]:
            self.close(", ")

    # Definitions

    def visit_definition_list(self, node: nodes.definition_list) -> None:
        self._begin(node, "definitions(")

    depart_definition_list = _finish

    def visit_definition_list_item(self, node: nodes.definition_list_item) -> None:
        """Write the item's terms, then its definitions, as one pair."""
        terms = [child for child in node if isinstance(child, (nodes.term, nodes.classifier))]
        rest = [child for child in node if child not in terms]
        self.add("" if self._flat[-1] else "(")
        self.open()
        for number, term in enumerate(terms):
            if number and isinstance(term, nodes.term):
                self.add('", ";')
            term.walkabout(self)
        self.close("; parbreak();" if self._flat[-1] else ", ")
        self.open()
        for child in rest:
            child.walkabout(self)
        self.close("; parbreak()\n" if self._flat[-1] else "), ")
        raise nodes.SkipNode

    def visit_term(self, node: nodes.term) -> None:
        self.release_anchors()

    def depart_term(self, node: nodes.term) -> None:
        pass

    def visit_classifier(self, node: nodes.classifier) -> None:
        self.add('" : ";')
        self.open("emph(")

    def depart_classifier(self, node: nodes.classifier) -> None:
        self.close(");")

    def visit_definition(self, node: nodes.definition) -> None:
        if node.parent.index(node) and isinstance(
            node.parent[node.parent.index(node) - 1], nodes.definition
        ):
            self.add("parbreak()\n")

    def depart_definition(self, node: nodes.definition) -> None:
        pass

    # Fields

    def visit_field_list(self, node: nodes.field_list) -> None:
        self._begin(node, "field-list(")

    depart_field_list = _finish

    def visit_field(self, node: nodes.Element) -> None:
        self.add("" if self._flat[-1] else "(")

    def depart_field(self, node: nodes.Element) -> None:
        self.add(";" if self._flat[-1] else "), ")

    def visit_field_name(self, node: nodes.field_name) -> None:
        self.open()

    def depart_field_name(self, node: nodes.field_name) -> None:
        self.close("; parbreak();" if self._flat[-1] else ", ")

    def visit_field_body(self, node: nodes.Element) -> None:
        self.open()

    def depart_field_body(self, node: nodes.Element) -> None:
        self.close("; parbreak()" if self._flat[-1] else "")

    # Options of a command

    def visit_option_list(self, node: nodes.option_list) -> None:
        self._begin(node, "definitions(")

    depart_option_list = _finish
    visit_option_list_item = visit_field
    depart_option_list_item = depart_field

    def visit_option_group(self, node: nodes.option_group) -> None:
        self.open()

    def depart_option_group(self, node: nodes.option_group) -> None:
        self.close("; parbreak();" if self._flat[-1] else ", ")

    def visit_option(self, node: nodes.option) -> None:
        if node.parent.index(node):
            self.add('", ";')
        self.open("mono-strong(")

    def depart_option(self, node: nodes.option) -> None:
        self.close(");")

    def visit_option_string(self, node: nodes.option_string) -> None:
        pass

    def depart_option_string(self, node: nodes.option_string) -> None:
        pass

    def visit_option_argument(self, node: nodes.option_argument) -> None:
        self.add(typ.words(node.get("delimiter", " ")) + ";")
        self.open("emph(")

    def depart_option_argument(self, node: nodes.option_argument) -> None:
        self.close(");")

    visit_description = visit_field_body
    depart_description = depart_field_body

    # Columns

    def visit_hlist(self, node: addnodes.hlist) -> None:
        self._begin(node, "side-by-side(")

    depart_hlist = _finish

    def visit_hlistcol(self, node: addnodes.hlistcol) -> None:
        if self._flat[-1]:
            self.add("parbreak()\n")
        else:
            self.open()

    def depart_hlistcol(self, node: addnodes.hlistcol) -> None:
        if not self._flat[-1]:
            self.close(", ")
