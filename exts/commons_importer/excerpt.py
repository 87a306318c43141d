"""Where an excerpt ends: READMORE and its relatives become ``<!--more-->``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown.page_nodes import Node, text_node

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"\bREADMORE\b")


class Excerpt:
    """Finds the marks of one page."""

    def __init__(self, mark: str, report: Callable[[int, str], None]) -> None:
        plain = re.sub(r"[()\\]", "", mark).strip()
        inner = re.sub(r"^<!--|-->$", "", plain).strip()
        self.words = _WORD if not plain or plain.startswith("<!--") else re.compile(
            rf"\bREADMORE\b|{re.escape(plain)}"
        )  # fmt: skip
        self.comments = {"more", inner.lower()} - {""}
        self.report = report
        self.seen = False

    def mark(self, blocks: list[Node]) -> list[Node]:
        """*blocks* with one mark between them at most."""
        out: list[Node] = []
        for block in blocks:
            out += self._block(block)
        while out and out[-1].kind == "more":
            out.pop()
        return out

    def _block(self, block: Node) -> list[Node]:
        if block.kind == "comment":
            return self._more(block) if self._is_mark(block) else [block]
        if block.kind == "para":
            return self._paragraph(block)
        found = self._strip(block)
        return [block, *self._more(block)] if found else [block]

    def _is_mark(self, node: Node) -> bool:
        return node.kind == "comment" and node.text.strip().lower() in self.comments

    def _more(self, at: Node) -> list[Node]:
        if self.seen:
            self.report(at.line, "a second excerpt mark is removed")
            return []
        self.seen = True
        return [Node("more", line=at.line, last=at.line)]

    def _paragraph(self, block: Node) -> list[Node]:
        index = next((i for i, span in enumerate(block.children) if self._cuts(span)), None)
        if index is None:
            return [block, *self._more(block)] if self._strip(block) else [block]
        span = block.children[index]
        before, after = block.children[:index], block.children[index + 1 :]
        if span.kind == "text":
            left, right = self.words.split(span.text, maxsplit=1)[:2]
            before = [*before, text_node(left)] if left.strip() else before
            after = [text_node(right), *after] if right.strip() else after
        out: list[Node] = []
        if _says_something(before):
            out.append(Node("para", block.text, before, block.attrs, block.line, block.last))
        out += self._more(block)
        if _says_something(after):
            rest = Node("para", block.text, after, {}, block.line, block.last)
            out += self._paragraph(rest)
        return out

    def _cuts(self, span: Node) -> bool:
        return self._is_mark(span) or (span.kind == "text" and bool(self.words.search(span.text)))

    def _strip(self, block: Node) -> bool:
        """Remove marks deeper down; whether there were any."""
        found = False
        for node in block.walk():
            kept = [child for child in node.children if not self._is_mark(child)]
            found |= len(kept) != len(node.children)
            node.children = kept
            if node.kind == "text" and self.words.search(node.text):
                node.text, node.dirty, found = self.words.sub("", node.text), True, True
        return found


def _says_something(spans: list[Node]) -> bool:
    return any(s.plain().strip() or s.kind in ("image", "html", "element") for s in spans)
