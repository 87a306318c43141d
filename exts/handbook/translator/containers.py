"""Containers: captions of code, and plain boxes that only group."""

from __future__ import annotations

from docutils import nodes

from .design import DesignVisitors
from .images import ImageVisitors


class ContainerVisitors(DesignVisitors, ImageVisitors):
    """Containers; a component of sphinx-design goes its own way."""

    def visit_container(self, node: nodes.container) -> None:
        if self.visit_component(node):
            return
        if node.get("literal_block"):
            caption = next((child for child in node if isinstance(child, nodes.caption)), None)
            self.open_captioned(node, "code-block", caption)
        elif "byline" in node["classes"]:
            self.open("byline(")

    def depart_container(self, node: nodes.container) -> None:
        if self.depart_component(node):
            return
        if node.get("literal_block") or "byline" in node["classes"]:
            self.close(")\n")
