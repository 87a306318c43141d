"""The tree that every dialect is read into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from commons_importer.markdown import html_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

BlockKind = Literal[
    "doc", "heading", "para", "code", "quote", "list", "item", "deflist", "term", "def",
    "table", "row", "cell", "rule", "html", "element", "comment", "footnote", "refdef",
    "abbr", "math", "toc", "directive", "more", "box",
]  # fmt: skip
SpanKind = Literal[
    "text", "tt", "em", "strong", "del", "sup", "sub", "link", "image", "br",
    "html", "element", "footref", "math", "comment", "xref", "kbd", "short",
]  # fmt: skip
Kind = BlockKind | SpanKind

INLINE_PARENTS = frozenset({"heading", "para", "term", "cell"})


@dataclass(slots=True)
class Node:
    """One block or span.

    ``text`` is the literal content of a leaf and, for a block that holds spans, their source.
    ``start`` and ``end`` are offsets of a span in the source of its block; a span that was
    changed after reading is ``dirty`` and written anew. ``line`` and ``last`` are the first and
    last source line of a block. The first child of a ``box`` with ``level`` 1 is its title.
    """

    kind: Kind
    text: str = ""
    children: list[Node] = field(default_factory=list)
    attrs: dict[str, str] = field(default_factory=dict)
    line: int = 0
    last: int = 0
    level: int = 0  # of a heading; first number of an ordered list; 1 for a header cell
    name: str = ""  # tag, language, label, list marker, alignment, directive
    start: int = -1
    end: int = -1
    dirty: bool = False
    tight: bool = False  # a paragraph without its own spacing

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def plain(self) -> str:
        """The text a reader sees, without markup."""
        if self.kind in ("text", "tt", "code", "math", "xref", "kbd", "short"):
            return self.text
        if self.kind == "br":
            return "\n"
        if self.kind == "image":
            return self.attrs.get("alt", "")
        if self.kind in ("html", "comment", "footref", "refdef", "abbr", "toc"):
            return ""
        return "".join(child.plain() for child in self.children)


def text_node(value: str, start: int = -1, end: int = -1) -> Node:
    """A run of text; without offsets it is written anew."""
    return Node("text", value, start=start, end=end, dirty=start < 0)


@dataclass(slots=True)
class Document:
    """A page body as it was read, with what its spans refer to."""

    blocks: list[Node]
    lines: list[str]
    first_line: int
    references: dict[str, tuple[str, str]] = field(default_factory=dict)  # label -> (url, title)
    footnotes: set[str] = field(default_factory=set)
    problems: list[tuple[int, str, str]] = field(default_factory=list)  # (line, kind, message)

    def walk(self) -> Iterator[Node]:
        """Every node of the page."""
        for block in self.blocks:
            yield from block.walk()


def has_blocks(cell: Node) -> bool:
    """Whether a table cell holds more than spans."""
    return bool(cell.children) and all(
        child.kind in ("para", "list", "code", "quote", "deflist", "rule", "table")
        or (child.kind == "element" and child.name in html_tags.BLOCK_TAGS)
        for child in cell.children
    )
