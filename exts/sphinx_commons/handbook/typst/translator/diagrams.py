"""Drawings that nobody knows, shown as their source."""

from __future__ import annotations

from docutils import nodes

from .code import CodeVisitors
from .images import ImageVisitors
from .inline import InlineVisitors

# Where extensions keep what their drawings are made from.
SOURCES = ("code", "uml", "source", "diagram")


class DiagramVisitors(CodeVisitors, ImageVisitors, InlineVisitors):
    """A drawing without a visitor is its source."""

    def unknown_visit(self, node: nodes.Node) -> None:
        """Keep the text of a node; where it is a drawing that nobody knows, that is its source."""
        super().unknown_visit(node)
        if not isinstance(node, nodes.Element) or node.children:
            return
        sources = (node.get(name) for name in SOURCES)
        if source := next((text for text in sources if isinstance(text, str)), ""):
            if self._in_line(node):
                self.literal(source, node)
            else:
                self.statement(node)
                self.write_source(source, "text", node)
            raise nodes.SkipNode
