"""Spans of Goldmark: the tokens of a paragraph as nodes, inline HTML around what it encloses."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Protocol

from commons_importer.markdown import html_tags
from commons_importer.markdown.html_tree import woven
from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.pieces import PIECE, apart
from commons_importer.markdown.shortcodes import emoji
from commons_importer.markdown.span_reader import link_bare_urls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from commons_importer.markdown.rules import Rules

_OPENING = {"em_open": "em", "strong_open": "strong", "s_open": "del", "link_open": "link"}
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)(.*?)(/?)>", re.DOTALL)
_EMOJI = re.compile(r":([\w+-]{1,60}):")


class Reader(Protocol):
    """What spans need of the reader of the page."""

    rules: Rules
    footnotes_seen: set[str]

    def plain(self, text: str) -> str:
        """*text* with what its pieces say."""

    def problem(self, line: int, kind: str, message: str) -> None:
        """Note something for the report."""

    def html_parts(self, source: str, line: int) -> list[Node | tuple[str, int]]:
        """HTML with pieces in it, as parts to weave."""


class Spans:
    """Reads the tokens of one block."""

    def __init__(self, reader: Reader, line: int) -> None:
        self.reader = reader
        self.rules = reader.rules
        self.line = line
        self.stack: list[Node] = []

    def of(self, tokens: Sequence[Token]) -> list[Node]:
        """The spans."""
        root = Node("para")
        self.stack = [root]
        for token in tokens:
            self._token(token)
            if token.type in ("softbreak", "hardbreak"):
                self.line += 1
        found = _joined(root.children)
        return link_bare_urls(found) if self.rules.autolink else found

    def _add(self, node: Node) -> None:
        self.stack[-1].children.append(node)

    def _text(self, text: str) -> None:
        """Words, and what the marks in them stand for."""
        if "emoji" in self.rules.pymdown:
            text = _EMOJI.sub(lambda m: emoji(m[1]) or m[0], text)
        if "\ue010" not in text:
            self._add(Node("text", text, dirty=True))
            return
        for part, piece in apart(text, self.rules.pieces):
            if piece is None or piece.kind == "text":
                self._add(Node("text", piece.text if piece else part, dirty=True))
                continue
            number = self.rules.pieces.index(piece)
            source = f"\ue010{number}\ue011"
            for node in woven(self.reader.html_parts(source, self.line)):
                self._add(node)

    def _token(self, token: Token) -> None:
        kind = token.type
        if kind in ("text", "text_special"):
            self._text(token.content)
        elif kind in _OPENING:
            self._open(_OPENING[kind], token)
        elif kind.endswith("_close"):
            self._close(_OPENING.get(kind.replace("_close", "_open"), ""))
        elif kind == "code_inline":
            self._add(Node("tt", self.reader.plain(token.content), dirty=True))
        elif kind == "softbreak":
            self._add(Node("br" if self.rules.hard_wrap else "text",
                           "" if self.rules.hard_wrap else "\n", dirty=True))  # fmt: skip
        elif kind == "hardbreak":
            self._add(Node("br", dirty=True))
        elif kind == "image":
            self._image(token)
        elif kind == "html_inline":
            self._html(token.content)
        elif kind == "footnote_ref":
            label = str(token.meta["label"])
            self.reader.footnotes_seen.add(label)
            self._add(Node("footref", name=label, dirty=True))
        elif kind.startswith("math"):
            self._add(Node("math", token.content.strip(), dirty=True))

    def _open(self, kind: str, token: Token) -> None:
        node = Node(kind, dirty=True)  # type: ignore[arg-type]
        if kind == "link":
            node.attrs["href"] = html.unescape(self.reader.plain(str(token.attrs.get("href", ""))))
            if token.attrs.get("title"):
                node.attrs["title"] = self.reader.plain(str(token.attrs["title"]))
            node.name = "auto" if token.info == "auto" else ""
        self._add(node)
        self.stack.append(node)

    def _close(self, kind: str) -> None:
        """Elements that nothing closed before end where their span does."""
        for index in range(len(self.stack) - 1, 0, -1):
            if self.stack[index].kind == kind:
                self.stack[index].children = _joined(self.stack[index].children)
                del self.stack[index:]
                return

    def _image(self, token: Token) -> None:
        attrs = {"src": self.reader.plain(str(token.attrs.get("src", "")))}
        inner = Spans(self.reader, self.line).of(token.children or [])
        attrs["alt"] = " ".join("".join(node.plain() for node in inner).split())
        if token.attrs.get("title"):
            attrs["title"] = self.reader.plain(str(token.attrs["title"]))
        self._add(Node("image", attrs=attrs, dirty=True, line=self.line))

    # -- HTML ------------------------------------------------------------------------------------

    def _html(self, source: str) -> None:
        if source.startswith("<!--"):
            self._add(Node("comment", source[4:-3], dirty=True, line=self.line))
            return
        found = _TAG.fullmatch(source)
        if not self.rules.raw_html or not found:
            self.reader.problem(self.line, "html", f"{PIECE.sub('', source)[:40]} was not shown "
                                "by the old site; dropped")  # fmt: skip
            return
        closing, name, attrs, closed = found.groups()
        name = name.lower()
        if closing:
            self._end(name)
            return
        node = Node("element", name=name, dirty=True, line=self.line,
                    attrs=html_tags.attributes(self.reader.plain(attrs)))  # fmt: skip
        self._add(node)
        if name not in html_tags.VOID and not closed:
            self.stack.append(node)

    def _end(self, name: str) -> None:
        for index in range(len(self.stack) - 1, 0, -1):
            node = self.stack[index]
            if node.kind != "element":
                break
            if node.name == name:
                node.children = _joined(node.children)
                del self.stack[index:]
                return


def _joined(nodes: list[Node]) -> list[Node]:
    """Neighbouring runs of text as one."""
    out: list[Node] = []
    for node in nodes:
        if out and node.kind == "text" and out[-1].kind == "text":
            out[-1].text += node.text
        elif node.kind != "text" or node.text:
            out.append(node)
    return out
