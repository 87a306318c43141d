"""Abbreviations where they stand: each with the words that its definition gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown.page_nodes import INLINE_PARENTS, Node, text_node

if TYPE_CHECKING:
    from commons_importer.markdown.page_nodes import Document

_SHOWN = re.compile(r"[^`<>\\()]+")  # what can stand in the role


def put_in(document: Document) -> None:
    """Mark every abbreviation in the text; definitions that were used are taken away."""
    terms = {
        node.name: " ".join(node.text.split())
        for node in document.walk()
        if node.kind == "abbr" and _SHOWN.fullmatch(node.name) and _SHOWN.fullmatch(node.text)
    }
    if not terms:
        return
    longest = sorted(terms, key=lambda term: (-len(term), term))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    used: set[str] = set()
    for node in document.walk():
        # Headings stay as they are: their words make ids and menus.
        if node.kind in INLINE_PARENTS and node.kind != "heading":
            node.children = _marked(node.children, pattern, terms, used)
    _without(document.blocks, used)


def _marked(
    spans: list[Node], pattern: re.Pattern[str], terms: dict[str, str], used: set[str]
) -> list[Node]:
    out: list[Node] = []
    for span in spans:
        if span.kind != "text":
            span.children = _marked(span.children, pattern, terms, used)
            out.append(span)
            continue
        done = 0
        for found in pattern.finditer(span.text):
            used.add(found[0])
            if found.start() > done:
                out.append(text_node(span.text[done : found.start()]))
            out.append(Node("short", found[0], attrs={"title": terms[found[0]]}, dirty=True))
            done = found.end()
        if not done:
            out.append(span)
        elif done < len(span.text):
            out.append(text_node(span.text[done:]))
    return out


def _without(blocks: list[Node], used: set[str]) -> None:
    blocks[:] = [block for block in blocks if block.kind != "abbr" or block.name not in used]
    for block in blocks:
        if block.kind not in INLINE_PARENTS:
            _without(block.children, used)
