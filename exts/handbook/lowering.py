"""Nodes that only a screen understands, replaced by ones that a page can show."""

from __future__ import annotations

from docutils import nodes


def lower(tree: nodes.document) -> None:
    """Change *tree* in place."""
    drop_dark_images(tree)


def drop_dark_images(tree: nodes.document) -> None:
    """Keep the light one of a light and a dark image; paper is light."""
    for node in list(tree.findall(nodes.Element)):
        if "only-dark" in node.get("classes", ()):
            node.parent.remove(node)
