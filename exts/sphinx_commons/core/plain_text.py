"""The words of nodes as readers see them, without the markup of raw HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT_OUT = (nodes.raw, nodes.footnote_reference, nodes.comment, nodes.problematic)
# Elements of raw HTML whose content is no text.
SILENT = re.compile(r"<(/?)(?:script|style|template)\b[^>]*(?<!/)>", re.I)


def plain_text(node: nodes.Node, *, pictures: bool = False) -> str:
    """The words of *node* that readers see, on one line.

    :param pictures: whether a picture counts as its alternative text, as in titles.
    """
    return " ".join("".join(_texts(node, pictures)).split())


def _texts(node: nodes.Node, pictures: bool) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif isinstance(node, nodes.image):
        yield node.get("alt", "") if pictures else ""
    elif not isinstance(node, LEFT_OUT):
        inside = 0
        for child in node.children:
            if isinstance(child, nodes.raw):
                # "<script>" and "</script>" in a line are two nodes, with text between them.
                marks = [mark[1] for mark in SILENT.finditer(child.astext())]
                inside = max(0, inside + marks.count("") - marks.count("/"))
            elif not inside:
                yield from _texts(child, pictures)
