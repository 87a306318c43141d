"""Abbreviations where they stand: each with the words that its definition gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown.page_nodes import INLINE_PARENTS, Node, text_node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commons_importer.markdown.page_nodes import Document

_START, _WORD = re.compile(r"\w+|[^\w\s]"), re.compile(r"\w")
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
    by_start: dict[str, list[str]] = {}
    for term in sorted(terms, key=lambda term: (-len(term), term)):
        if start := _START.match(term):
            by_start.setdefault(start[0], []).append(term)
    used: set[str] = set()
    for node in document.walk():
        # Headings stay as they are: their words make ids and menus.
        if node.kind in INLINE_PARENTS and node.kind != "heading":
            node.children = _marked(node.children, by_start, terms, used)
    _without(document.blocks, used)


def _marked(
    spans: list[Node], by_start: dict[str, list[str]], terms: dict[str, str], used: set[str]
) -> list[Node]:
    out: list[Node] = []
    for span in spans:
        if span.kind != "text":
            span.children = _marked(span.children, by_start, terms, used)
            out.append(span)
            continue
        done = 0
        for at, term in _found(span.text, by_start):
            used.add(term)
            if at > done:
                out.append(text_node(span.text[done:at]))
            out.append(Node("short", term, attrs={"title": terms[term]}, dirty=True))
            done = at + len(term)
        if not done:
            out.append(span)
        elif done < len(span.text):
            out.append(text_node(span.text[done:]))
    return out


def _found(text: str, by_start: dict[str, list[str]]) -> Iterator[tuple[int, str]]:
    """Where which term stands, the longest first; one pattern of all would try each everywhere."""
    end = 0
    for start in _START.finditer(text):
        at = start.start()
        if at < end or (at and _WORD.match(text[at]) and _WORD.match(text[at - 1])):
            continue
        for term in by_start.get(start[0], ()):
            if text.startswith(term, at) and not _WORD.match(text, at + len(term)):
                yield at, term
                end = at + len(term)
                break


def _without(blocks: list[Node], used: set[str]) -> None:
    blocks[:] = [block for block in blocks if block.kind != "abbr" or block.name not in used]
    for block in blocks:
        if block.kind not in INLINE_PARENTS:
            _without(block.children, used)
