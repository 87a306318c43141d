"""Containers: captions of code, and plain boxes that only group."""

from __future__ import annotations

from docutils import nodes

from .blocks import whole
from .design import DesignVisitors
from .images import ImageVisitors

# What a page says of itself: who wrote it, when it was checked, what else there is.
SMALL_PRINT = {"byline", "faq-notes", "small-print"}


class ContainerVisitors(DesignVisitors, ImageVisitors):
    """Containers; a component of sphinx-design goes its own way."""

    def visit_container(self, node: nodes.container) -> None:
        if self.visit_component(node):
            return
        if "new_set" in node:
            self.statement(node)
            self.wrap(node, "tab(")
            return
        if node.get("literal_block"):
            caption = next((child for child in node if isinstance(child, nodes.caption)), None)
            self.open_captioned(node, "code-block", caption)
        elif SMALL_PRINT & set(node["classes"]):
            self.statement(node)
            self.depth += 1
            self.open(f"small-print({whole(node)}")

    def depart_container(self, node: nodes.container) -> None:
        if self.depart_component(node):
            return
        if "new_set" in node:
            self.unwrap(node)
            self.add("\n")
            return
        if node.get("literal_block"):
            self.close(")\n")
        elif SMALL_PRINT & set(node["classes"]):
            self.depth -= 1
            self.close(")\n")
