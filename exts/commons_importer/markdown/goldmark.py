"""Goldmark as Hugo sets it up: CommonMark with tables, footnotes, definitions and attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from commons_importer.markdown import attributes, goldmark_spans
from commons_importer.markdown.goldmark_parser import MATH_BLOCKS, parser
from commons_importer.markdown.html_tree import woven
from commons_importer.markdown.page_nodes import Document, Node
from commons_importer.markdown.pieces import PIECE, apart, shown
from commons_importer.markdown.reader import BlockReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from commons_importer.markdown.rules import Rules
    from commons_importer.markdown.source import Line

_HEADING_LIST = re.compile(r"[ \t]*\{[ \t]*([#.\w][^{}]*)\}[ \t]*$")
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][-+]?[ \t]*", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_INFO = re.compile(r"(\S*?)\s*(?:\{(.*)\}\s*)?$", re.DOTALL)
_PAIR = re.compile(
    r"""([\w-]+)\s*=\s*(\[[^\[\]]*\]|"(?:\\.|[^"\\])*"|'[^']*'|[^\s,{}]+)|\.([\w-]+)|#([\w-]+)"""
)
_SIMPLE = {
    "blockquote": "quote", "list_item": "item", "dl": "deflist", "dt": "term", "dd": "def",
    "footnote_reference": "footnote",
}  # fmt: skip
MAX_PIECES = 30  # pieces within one another


class GoldmarkReader(BlockReader):
    """One page of Goldmark."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.lines: list[Line] = []
        self.footnotes_seen: set[str] = set()
        self.inside = 0

    def read(self, lines: Sequence[Line]) -> Document:
        """The page whose numbered lines are *lines*."""
        rows = list(lines)
        first = rows[0][1] if rows else 1
        blocks = self._parsed(rows)
        return Document(blocks, [text for text, _ in rows], first, {}, self.footnotes_seen,
                        sorted(set(self.problems)))  # fmt: skip

    def _parsed(self, rows: list[Line]) -> list[Node]:
        outer, self.lines = self.lines, rows
        try:
            tokens = parser(self.rules).parse("\n".join(text for text, _ in rows) + "\n")
            return self._blocks_of(tokens)
        finally:
            self.lines = outer

    def _at(self, token: Token, *, last: bool = False) -> int:
        if not token.map or not self.lines:
            return self.lines[0][1] if self.lines else 1
        index = max(token.map[1] - 1, 0) if last else token.map[0]
        return self.lines[min(index, len(self.lines) - 1)][1]

    # -- the tree ----------------------------------------------------------------------------------

    def _blocks_of(self, tokens: Sequence[Token]) -> list[Node]:
        """The nodes of *tokens*, raw HTML put around what stands in it."""
        stack: list[list[Node | tuple[str, int]]] = [[]]
        for token, inner in _nested(tokens):
            if token.nesting == 1:
                stack.append([])
            elif token.nesting == -1:
                children = woven(stack.pop())
                self._closed(token, children, stack[-1], inner)
            else:
                self._leaf(token, stack[-1])
        return woven(stack[0])

    def _closed(
        self, token: Token, children: list[Node], out: list[Node | tuple[str, int]], opened: Token
    ) -> None:
        kind = opened.type.removesuffix("_open")
        line, last = self._at(opened), self._at(opened, last=True)
        if kind in ("thead", "tbody", "footnote_block"):
            out += children
            return
        node = Node("para", children=children, line=line, last=last)
        if kind == "heading":
            node.kind, node.level = "heading", int(token.tag[1])
            _take_list(node)
        elif kind in ("bullet_list", "ordered_list"):
            node.kind = "list"
            start = opened.attrs.get("start", 1)
            node.name, node.level = ("*", 0) if kind[0] == "b" else ("1", int(start))
        elif kind in ("th", "td"):
            node.kind, node.level = "cell", int(kind == "th")
            node.name = str(opened.attrs.get("style", "")).removeprefix("text-align:")
        elif kind in ("tr", "table"):
            self._row_or_table(kind, node)
        elif kind in _SIMPLE:
            node.kind = _SIMPLE[kind]  # type: ignore[assignment]
        if kind == "footnote_reference":
            node.name = str(opened.meta["label"])
        elif kind == "list_item":
            node.name = opened.markup or "*"
            _take_task(node)
        elif kind == "blockquote":
            _take_alert(node)
        elif kind == "paragraph":
            node.tight = opened.hidden
            if len(children) == 1 and children[0].kind == "math":
                node = children[0]
                node.line, node.last = line, last
        out.append(node)

    @staticmethod
    def _row_or_table(kind: str, node: Node) -> None:
        node.kind = "row" if kind == "tr" else "table"
        if kind == "tr":
            node.level = int(any(cell.level for cell in node.children))
        elif node.children:
            node.name = ",".join(cell.name for cell in node.children[0].children)
            for cell in node.walk():
                if cell.kind == "cell":
                    cell.name = ""

    def _leaf(self, token: Token, out: list[Node | tuple[str, int]]) -> None:
        line, last = self._at(token), self._at(token, last=True)
        if token.type == "inline":
            spans = goldmark_spans.Spans(self, line)
            out += spans.of(token.children or [])
        elif token.type in ("fence", "code_block"):
            out.append(self._code(token, line, last))
        elif token.type == "html_block":
            self._html(token.content, line, out)
        elif token.type == "hr":
            out.append(Node("rule", line=line, last=last))
        elif token.type in MATH_BLOCKS:
            text = token.content.strip("\n")
            out.append(Node("math", text, line=line, last=last, dirty=True))
        elif token.type == "attributes":
            self._attach(token.content, line, out)

    def _code(self, token: Token, line: int, last: int) -> Node:
        text = self.plain(token.content)
        info = self.plain(token.info).strip()
        found = _INFO.match(info)
        name, attrs = (found[1], fence_options(found[2] or "")) if found else (info, {})
        if found is None:
            name = info.split()[0]
        name = name.removeprefix("language-")
        return Node("code", text.rstrip("\n"), attrs=attrs, name=name, line=line, last=last)

    def _html(self, source: str, line: int, out: list[Node | tuple[str, int]]) -> None:
        """A block of HTML; without ``unsafe`` only its comments and pieces of templates count."""
        if self.rules.raw_html:
            out += self.html_parts(source, line)
            return
        comments = [Node("comment", text, line=line, dirty=True)
                    for text in _COMMENT.findall(source)]  # fmt: skip
        rest = _COMMENT.sub("", source)
        out += comments
        if rest.strip():
            self.problem(line, "html", "raw HTML was not shown by the old site; now a comment")
            hidden = PIECE.sub("", rest).replace("\n", " ").strip()
            out.append(Node("comment", f" {hidden} ", line=line, dirty=True))
        out += self.html_parts("".join(PIECE.findall(rest)), line)

    def html_parts(self, source: str, line: int) -> list[Node | tuple[str, int]]:
        """HTML with pieces in it, as parts that :func:`woven` joins."""
        out: list[Node | tuple[str, int]] = []
        for part, piece in apart(source, self.rules.pieces):
            if piece is None:
                out.append((part, line))
            elif piece.kind == "html" and self.inside < MAX_PIECES:
                self.inside += 1
                out += self.html_parts(piece.text, line)
                self.inside -= 1
            elif piece.kind == "hidden":
                # Without its braces: the site would take them for markup that is shown.
                inside = re.sub(r"^\{\{[<%]\s*|\s*[>%]\}\}$", "", piece.text).replace("--", "- -")
                out.append(Node("comment", f" shortcode: {inside} ", line=line, dirty=True))
            elif piece.kind == "markdown" and self.inside < MAX_PIECES:
                out += self.markdown_in(piece.text, line)
            else:
                out.append(Node("text", piece.text, dirty=True))
        return out

    def markdown_in(self, source: str, line: int) -> list[Node]:
        """Markdown that a template rendered: the spans of one paragraph, or blocks."""
        self.inside += 1
        try:
            blocks = self._parsed([(text, line) for text in source.split("\n")])
        finally:
            self.inside -= 1
        return blocks[0].children if len(blocks) == 1 and blocks[0].kind == "para" else blocks

    def plain(self, text: str) -> str:
        """*text* where nothing but words can stand, with what its pieces say."""
        return shown(text, self.rules.pieces)

    def _attach(self, source: str, line: int, out: list[Node | tuple[str, int]]) -> None:
        found = attributes.parse(source)
        found.pop("ref", None)
        last = out[-1] if out else None
        if isinstance(last, Node) and last.kind not in ("comment", "text", "html"):
            attributes.merge(last.attrs, found)
        else:
            self.problem(line, "attribute", f"{{{source}}} stands below no block; dropped")


def _nested(tokens: Sequence[Token]) -> list[tuple[Token, Token]]:
    """Every token with the one that opened it, or itself."""
    out: list[tuple[Token, Token]] = []
    opened: list[Token] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token)
        out.append((token, opened.pop() if token.nesting == -1 else token))
    return out


def _take_list(heading: Node) -> None:
    """The attribute list at the end of a heading."""
    last = heading.children[-1] if heading.children else None
    found = _HEADING_LIST.search(last.text) if last is not None and last.kind == "text" else None
    if last is None or not found:
        return
    given = attributes.parse(found[1])
    if set(given) - {"ref"}:
        given.pop("ref", None)
        last.text = last.text[: found.start()]
        attributes.merge(heading.attrs, given)


def _first_text(node: Node) -> Node | None:
    """The text that the first paragraph of *node* starts with."""
    first = node.children[0] if node.children else None
    if first is None or first.kind != "para" or not first.children:
        return None
    return first.children[0] if first.children[0].kind == "text" else None


def _take_task(item: Node) -> None:
    text = _first_text(item)
    found = _TASK.match(text.text) if text is not None else None
    if text is not None and found:
        item.level = 1 if found[1] == " " else 2
        text.text = text.text[found.end() :]


def _take_alert(quote: Node) -> None:
    """A quotation that starts with ``[!NOTE]`` is a box."""
    text = _first_text(quote)
    found = _ALERT.match(text.text) if text is not None else None
    if text is None or not found:
        return
    head, _, rest = text.text[found.end() :].partition("\n")
    first = quote.children[0]
    title = head.strip() or found[1].capitalize()
    text.text = rest
    if not rest and len(first.children) == 1:
        quote.children.pop(0)
    quote.kind, quote.name, quote.level = "box", "admonition", 1
    quote.attrs["class"] = found[1].lower()
    name = Node("para", children=[Node("text", title, dirty=True)], line=quote.line)
    quote.children.insert(0, name)


def fence_options(source: str) -> dict[str, str]:
    """The options of highlighted code, as the new site has them."""
    given: dict[str, str] = {}
    for key, value, css, anchor in _PAIR.findall(source):
        if key:
            given[key.lower()] = value.strip("\"'") if value[:1] != "[" else value
        elif css:
            given["class"] = f"{given.get('class', '')} {css}".strip()
        else:
            given["id"] = anchor
    out = {key: given[key] for key in ("class", "id", "title") if given.get(key)}
    if given.get("linenos", "false").lower() not in ("false", "0", ""):
        out["linenums"] = given.get("linenostart", "1")
    if given.get("hl_lines"):
        out["hl_lines"] = given["hl_lines"]
    if given.get("filename"):
        out.setdefault("title", unquote(given["filename"]))
    return out
