"""What all block readers share: definitions, problems, and the second pass over spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown import attributes
from commons_importer.markdown.page_nodes import INLINE_PARENTS, Document, Node
from commons_importer.markdown.parentheses import as_lists
from commons_importer.markdown.source import plain, strip_blank
from commons_importer.markdown.span_reader import SpanReader, normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.markdown.rules import Rules
    from commons_importer.markdown.source import Line

MAX_DEPTH = 60


class BlockReader:
    """Reads a body in two passes: blocks first, since definitions may follow their use."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.references: dict[str, tuple[str, str]] = {}
        self.footnotes: set[str] = set()
        self.named: attributes.Lists = {}
        self.problems: list[tuple[int, str, str]] = []
        self.depth = 0

    def read(self, lines: Sequence[Line]) -> Document:
        """The page whose numbered lines are *lines*."""
        blocks = as_lists(self.blocks(list(lines)))
        self._resolve_lists(blocks)
        for block in blocks:
            self._fill(block)
        first = lines[0][1] if lines else 1
        return Document(
            blocks, [text for text, _ in lines], first, self.references, self.footnotes,
            sorted(set(self.problems)),
        )  # fmt: skip

    def blocks(self, lines: list[Line]) -> list[Node]:
        """The blocks in *lines*; nesting beyond reason is read as text."""
        if self.depth >= MAX_DEPTH:
            return [self.paragraph(lines)] if strip_blank(lines) else []
        self.depth += 1
        try:
            return self._blocks(lines)
        finally:
            self.depth -= 1

    def _blocks(self, lines: list[Line]) -> list[Node]:
        raise NotImplementedError

    # -- makers ----------------------------------------------------------------------------------

    def paragraph(self, lines: list[Line], *, tight: bool = False) -> Node:
        """A paragraph; indentation of its lines means nothing."""
        lines = strip_blank(lines) or lines[:1]
        texts = [text.lstrip(" \t") for text, _ in lines]
        texts[-1] = texts[-1].rstrip()
        return Node("para", "\n".join(texts), line=lines[0][1], last=lines[-1][1], tight=tight)

    def code(self, lines: list[Line], info: str = "", *, fenced: bool = False) -> Node:
        """A code block; ``attrs`` may tell the language, see :func:`language`."""
        body = lines if fenced else strip_blank(lines)
        first = lines[0][1] if lines else 0
        name, attrs = language(info)
        return Node("code", plain(body), attrs=attrs, name=name, line=first,
                    last=lines[-1][1] if lines else 0)  # fmt: skip

    def refer(self, label: str, url: str, title: str, line: int) -> Node:
        """Note a link definition; of several the last one counts."""
        self.references[normalize(label)] = (url, title)
        attrs = {"href": url} | ({"title": title} if title else {})
        return Node("refdef", name=label, attrs=attrs, line=line, last=line)

    def problem(self, line: int, kind: str, message: str) -> None:
        """Note something for the report."""
        self.problems.append((line, kind, message))

    # -- the second pass -------------------------------------------------------------------------

    def _fill(self, block: Node) -> None:
        if block.kind in INLINE_PARENTS:
            if not block.children and block.text:
                block.children = self.spans(block.text, block.line)
            return
        for child in block.children:
            self._fill(child)

    def spans(self, text: str, line: int) -> list[Node]:
        """The spans of *text*."""
        reader = SpanReader(text, self.rules, self.references, self.footnotes, self.named)
        spans = reader.read()
        for offset, kind, message in reader.problems:
            known = kind == "icon" and any(message == other for _, _, other in self.problems)
            if not known:
                self.problem(line + text.count("\n", 0, offset), kind, message)
        return spans

    def _resolve_lists(self, blocks: list[Node]) -> None:
        """Put the attributes of named lists where their names stand."""
        for block in blocks:
            for node in block.walk():
                for name in node.attrs.get("ref", "").split():
                    if name in self.named and node.kind not in ("link", "image"):
                        node.attrs.pop("ref", None)
                        attributes.merge(node.attrs, self.named[name])


def language(info: str) -> tuple[str, dict[str, str]]:
    """Language and attributes in the info string of a fence."""
    info = info.strip()
    braces = re.fullmatch(r"\{:?\s*(.*?)\s*\}", info)
    if not braces:
        word = info.split()[0] if info else ""
        word = re.sub(r"^(?:language-|lang-)", "", word.strip("{}"))
        return re.split(r"[?,:]", word.lstrip("."))[0], {}
    found = attributes.parse(braces[1])
    classes = found.pop("class", "").split()
    found.pop("ref", None)
    return (re.sub(r"^(?:language-|lang-)", "", classes[0]) if classes else ""), found
