"""Definitions of a page: each label once, no footnote that nothing refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.importer.markdown.nodes import Node
from tools.importer.markdown.spans import normalize

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.importer.markdown.nodes import Document


def tidy(document: Document, problem: Callable[[int, str, str], None]) -> None:
    """Take away definitions that a build would warn of; what they say becomes a comment."""
    used = {n.name.lower() for n in document.walk() if n.kind == "footref"}
    seen: set[str] = set()
    links = [n for n in document.walk() if n.kind == "refdef"]
    valid = {
        id(node)
        for node in links
        if document.references.get(normalize(node.name), ("", ""))[0] == node.attrs.get("href")
    }

    def keep(node: Node) -> bool:
        key = f"{node.kind} {normalize(node.name)}"
        wanted = node.name.lower() in used if node.kind == "footnote" else id(node) in valid
        if wanted and key not in seen:
            seen.add(key)
            return True
        return False

    document.blocks = _filtered(document.blocks, keep, problem)


def _filtered(
    blocks: list[Node], keep: Callable[[Node], bool], problem: Callable[[int, str, str], None]
) -> list[Node]:
    out: list[Node] = []
    for block in blocks:
        if block.kind in ("footnote", "refdef") and not keep(block):
            if block.kind == "footnote":
                problem(block.line, "footnote", f"nothing refers to [^{block.name}]; now a comment")
                text = f"[^{block.name}]: {' '.join(block.plain().split())}"
                out.append(Node("comment", text, line=block.line))
            continue
        block.children = _filtered(block.children, keep, problem)
        out.append(block)
    return out
