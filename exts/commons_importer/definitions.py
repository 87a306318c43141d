"""Definitions of a page: each label once, no footnote that nothing refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.span_reader import normalize

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons_importer.markdown.page_nodes import Document


def tidy(document: Document, problem: Callable[[int, str, str], None], *, shows_all: bool) -> None:
    """Take away definitions that a build would warn of; what they say becomes a comment.

    If the old engine showed all footnotes (*shows_all*), their text stands at the end instead.
    """
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

    gone: list[Node] = []
    document.blocks = _filtered(document.blocks, keep, gone)
    for note in gone:
        if shows_all and note.name.lower() not in used:
            problem(note.line, "footnote", f"nothing refers to [^{note.name}]; now at the end")
            document.blocks += note.children
        else:
            problem(note.line, "footnote", f"nothing refers to [^{note.name}]; now a comment")
            text = f"[^{note.name}]: {' '.join(note.plain().split())}"
            document.blocks.append(Node("comment", text, line=note.line))


def _filtered(blocks: list[Node], keep: Callable[[Node], bool], gone: list[Node]) -> list[Node]:
    out: list[Node] = []
    for block in blocks:
        if block.kind in ("footnote", "refdef") and not keep(block):
            gone += [block] if block.kind == "footnote" else []
            continue
        block.children = _filtered(block.children, keep, gone)
        out.append(block)
    return out
