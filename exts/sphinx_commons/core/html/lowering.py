"""HTML and pictures that only a website can show, replaced by nodes that a book can show."""

from __future__ import annotations

import re
from html import unescape

from docutils import nodes

from .raw_html import blocks_of, inline_element, inlines_of

DARK = frozenset({"only-dark", "dark-only"})
TAG = re.compile(r"""\s*<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?)/?>\s*""")
HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def lower_html(tree: nodes.document) -> None:
    """Change *tree* in place: no raw HTML is left, and no picture for the dark."""
    drop_dark_images(tree)
    for parent in {id(node.parent): node.parent for node in tree.findall(is_html)}.values():
        join_pairs(parent)
    for node in list(tree.findall(is_html)):
        replace_html(node)


def is_html(node: nodes.Node) -> bool:
    """Whether *node* is raw HTML."""
    return isinstance(node, nodes.raw) and "html" in node.get("format", "").split()


def drop_dark_images(tree: nodes.document) -> None:
    """Keep the light one of a light and a dark image; paper is light."""
    for node in list(tree.findall(nodes.Element)):
        classes = node.get("classes")
        if classes and not DARK.isdisjoint(classes) and node.parent is not None:
            drop_with_figure(node)


def drop_with_figure(image: nodes.Element) -> None:
    """Take *image* out, with the link and the figure that show nothing else; anchors stay."""
    shown: nodes.Element = image
    while isinstance(shown.parent, (nodes.reference, nodes.figure)) and not any(
        isinstance(child, (nodes.image, nodes.reference)) and child is not shown
        for child in shown.parent.children
    ):
        shown = shown.parent
    ids = [anchor for node in shown.findall(nodes.Element) for anchor in node["ids"]]
    shown.parent.replace(shown, [nodes.target("", "", ids=ids)] if ids else [])


def join_pairs(parent: nodes.Element) -> None:
    """Wrap what stands between the raw ``<tag>`` and ``</tag>`` of one parent."""
    at = 0
    while at < len(parent.children):
        opening = _tag(parent.children[at])
        if opening and not opening[1] and (end := _closing(parent, at, opening[0])):
            wrapper = inline_element(opening[0], _attributes(opening[2]))
            if wrapper is not None:
                inner = parent.children[at + 1 : end]
                wrapper.extend(inner)
                parent[at : end + 1] = [wrapper]
                join_pairs(wrapper)
        at += 1


def _tag(node: nodes.Node) -> tuple[str, bool, str] | None:
    """Name, whether it closes, and attributes, if *node* is one tag only."""
    if not is_html(node):
        return None
    match = TAG.fullmatch(node.astext())
    return (match[2].lower(), bool(match[1]), match[3]) if match else None


def _attributes(text: str) -> dict[str, str]:
    match = HREF.search(text)
    return {"href": unescape(match[1] or match[2] or match[3] or "")} if match else {}


def _closing(parent: nodes.Element, start: int, name: str) -> int:
    """Where the tag that opens at *start* is closed, 0 where it is not."""
    depth = 0
    for at in range(start, len(parent.children)):
        tag = _tag(parent.children[at])
        if tag and tag[0] == name:
            depth += -1 if tag[1] else 1
            if depth == 0:
                return at
    return 0


def replace_html(node: nodes.Node) -> None:
    """Put the words of raw HTML in its place."""
    in_line = isinstance(node.parent, nodes.TextElement)
    found = inlines_of(node.astext()) if in_line else blocks_of(node.astext())
    for child in found:
        for part in child.findall():
            part.line = part.line or node.line
    node.parent.replace(node, found)
