"""Nodes that only a screen understands, replaced by ones that a page can show."""

from __future__ import annotations

from docutils import nodes

from sphinx_commons.core.html.lowering import lower_html

from .languages import mark_languages


def lower(tree: nodes.document) -> None:
    """Change *tree* in place."""
    lower_html(tree)
    mark_languages(tree)
    for element in tree.findall(nodes.TextElement):
        if len(element.children) > 1:
            join_texts(element)


def join_texts(parent: nodes.Element) -> None:
    """Make one text of those that touch, as the lines of a paragraph do; few are set faster."""
    joined: list[nodes.Node] = []
    for child in parent.children:
        last = joined[-1] if joined else None
        if isinstance(last, nodes.Text) and isinstance(child, nodes.Text):
            joined[-1] = nodes.Text(last + child)
        else:
            joined.append(child)
    if len(joined) < len(parent.children):
        parent[:] = joined
