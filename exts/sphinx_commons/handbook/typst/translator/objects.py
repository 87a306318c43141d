"""Descriptions of objects: functions, classes, options, as ``autodoc`` makes them."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes

from .base import BaseTranslator


class ObjectVisitors(BaseTranslator):
    """A signature in code type, its text indented below."""

    def visit_desc(self, node: addnodes.desc) -> None:
        self.statement(node)
        signatures = [child for child in node if isinstance(child, addnodes.desc_signature)]
        self.wrap(node, "described(", self.capture(node, signatures), ", ")
        for child in node.children:
            if child not in signatures:
                child.walkabout(self)
        self.unwrap(node)
        self.add("\n")
        raise nodes.SkipNode

    def visit_desc_signature(self, node: addnodes.desc_signature) -> None:
        if node.parent.index(node):
            self.add("parbreak();")
        self.open("signature(")

    def depart_desc_signature(self, node: addnodes.desc_signature) -> None:
        self.close(");")

    def visit_desc_signature_line(self, node: addnodes.desc_signature_line) -> None:
        if node.parent.index(node):
            self.add("linebreak();")

    def depart_desc_signature_line(self, node: addnodes.desc_signature_line) -> None:
        pass

    def visit_desc_name(self, node: addnodes.desc_name) -> None:
        self.open("strong(")

    def depart_desc_name(self, node: addnodes.desc_name) -> None:
        self.close(");")

    def visit_desc_returns(self, node: addnodes.desc_returns) -> None:
        self.add('" → ";')

    def depart_desc_returns(self, node: addnodes.desc_returns) -> None:
        pass

    def visit_desc_optional(self, node: addnodes.desc_optional) -> None:
        self.add('"[";')

    def depart_desc_optional(self, node: addnodes.desc_optional) -> None:
        self.add('"]";')

    def visit_desc_parameterlist(self, node: addnodes.desc_parameterlist) -> None:
        self.add('"(";')
        self._first_parameter = True

    def depart_desc_parameterlist(self, node: addnodes.desc_parameterlist) -> None:
        self.add('")";')

    def visit_desc_type_parameter_list(self, node: addnodes.desc_type_parameter_list) -> None:
        self.add('"[";')
        self._first_parameter = True

    def depart_desc_type_parameter_list(self, node: addnodes.desc_type_parameter_list) -> None:
        self.add('"]";')

    def _separate(self, node: nodes.Node) -> None:
        if not self._first_parameter:
            self.add('", ";')
        self._first_parameter = False

    def visit_desc_parameter(self, node: addnodes.desc_parameter) -> None:
        self._separate(node)

    def depart_desc_parameter(self, node: addnodes.desc_parameter) -> None:
        pass

    visit_desc_type_parameter = visit_desc_parameter
    depart_desc_type_parameter = depart_desc_parameter

    def visit_desc_piece(self, node: Any) -> None:
        pass

    def depart_desc_piece(self, node: Any) -> None:
        pass

    visit_desc_addname = visit_desc_type = visit_desc_annotation = visit_desc_piece
    depart_desc_addname = depart_desc_type = depart_desc_annotation = depart_desc_piece
    visit_desc_content = visit_desc_sig_element = visit_desc_piece
    depart_desc_content = depart_desc_sig_element = depart_desc_piece

    def visit_desc_inline(self, node: addnodes.desc_inline) -> None:
        self.open("mono(")

    def depart_desc_inline(self, node: addnodes.desc_inline) -> None:
        self.close(");")
