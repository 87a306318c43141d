"""HTML that stands in Markdown, read into the same nodes as everything else."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from commons_importer.markdown import html_tags
from commons_importer.markdown.page_nodes import Node, text_node

if TYPE_CHECKING:
    from collections.abc import Sequence

RAW = frozenset("script style math option textarea pre code kbd samp var svg".split())
_BLOCK_MODEL = frozenset(
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption "
    "footer form header hgroup iframe li main map menu nav noscript object section summary "
    "td".split()
)
_SPAN_MODEL = frozenset(
    "a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label "
    "legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt".split()
)
_CLOSED_BY = {
    "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr"}, "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"}, "option": {"option"}, "thead": {"tbody", "tfoot"},
    "tbody": {"tbody", "tfoot"},
}  # fmt: skip
_CLOSES_PARAGRAPH = frozenset(
    "address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr main nav ol p pre section table ul details".split()
)
_SCOPE = frozenset({"ul", "ol", "dl", "table", "div", "td", "th", "blockquote"})
MAX_NESTING = 100
MAX_OPEN = 200  # tags that nothing ends
_OPEN = re.compile(r"<(?=[^<>]*(?:<|\Z))")


def content_model(name: str) -> str:
    """How kramdown reads the inside of an element: ``block``, ``span`` or ``raw``."""
    return "block" if name in _BLOCK_MODEL else "span" if name in _SPAN_MODEL else "raw"


def find_close(text: str, start: int, name: str) -> tuple[int, int]:
    """Where the element opened before *start* ends: its close tag's bounds, or -1."""
    depth = 1
    pattern = re.compile(
        rf"<!--.*?-->|<(/?){re.escape(name)}(?=[\s/>])[^<>]*?(/?)>", re.IGNORECASE | re.DOTALL
    )
    if name in ("script", "style", "textarea", "pre", "code"):
        pattern = re.compile(rf"<(/){re.escape(name)}\s*()>", re.IGNORECASE)
    for found in pattern.finditer(text, start):
        if found[1] is None or found[2]:
            continue
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.start(), found.end()
    return -1, -1


class _TreeBuilder(HTMLParser):
    """A forgiving reader: unclosed elements end where browsers end them."""

    def __init__(self, line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first = line
        self.root = Node("element", name="#root", line=line)
        self.stack = [self.root]

    def _line(self) -> int:
        return self.first + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if html_tags.is_placeholder(tag, self.rawdata):
            self._add(text_node(self.get_starttag_text() or f"<{tag}>"))
            return
        self._imply_end(tag)
        node = Node(
            "element", name=tag, attrs={key: value or "" for key, value in attrs},
            line=self._line(), last=self._line(), dirty=True,
        )  # fmt: skip
        self._add(node)
        if tag not in html_tags.VOID and len(self.stack) < MAX_NESTING:
            self.stack.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.stack[-1].name == tag and tag not in html_tags.VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.stack) - 1, 0, -1):
            if self.stack[index].name == tag:
                for node in self.stack[index:]:
                    node.last = self._line()
                del self.stack[index:]
                return

    def handle_data(self, data: str) -> None:
        last = self.stack[-1].children[-1] if self.stack[-1].children else None
        if last is not None and last.kind == "text":
            last.text += data
        else:
            self._add(text_node(data))

    def handle_comment(self, data: str) -> None:
        self._add(Node("comment", data, line=self._line(), dirty=True))

    def put(self, node: Node) -> None:
        """Add *node* where the HTML has come to."""
        self._add(node)

    def piece(self, text: str, line: int) -> None:
        """Go on with *text*, which starts on *line*."""
        if text.count("<") - text.count(">") > MAX_OPEN:
            text = _OPEN.sub("&lt;", text)
        self.first = line - self.getpos()[0] + 1
        self.feed(text)
        self.close()

    def unknown_decl(self, data: str) -> None:
        self.handle_data(data)

    def _add(self, node: Node) -> None:
        node.line = node.line or self._line()
        self.stack[-1].children.append(node)

    def _imply_end(self, tag: str) -> None:
        if tag in _CLOSES_PARAGRAPH and self.stack[-1].name == "p":
            self.stack.pop()
        for index in range(len(self.stack) - 1, 0, -1):
            name = self.stack[index].name
            if tag in _CLOSED_BY.get(name, ()):
                del self.stack[index:]
                if tag != "tr":
                    return
            elif name in _SCOPE:
                return


def read(text: str, line: int, *, whole: str = "") -> list[Node]:
    """The nodes in *text*; in *whole* (``pre``, ``script``) everything is text."""
    if whole in ("script", "style"):
        return [Node("html", text, line=line)]
    builder = _TreeBuilder(line)
    if whole == "pre":
        text = text.removeprefix("\n")
    if text.count("<") - text.count(">") > MAX_OPEN:
        # The reader looks for the end of each tag, up to the end of the text.
        text = _OPEN.sub("&lt;", text)
    builder.feed(text)
    builder.close()
    return builder.root.children


def woven(parts: Sequence[Node | tuple[str, int]]) -> list[Node]:
    """Nodes with the HTML that stands between and around them, each with its source line."""
    if not any(isinstance(part, tuple) for part in parts):
        return [part for part in parts if isinstance(part, Node)]
    builder = _TreeBuilder(1)
    for part in parts:
        if isinstance(part, Node):
            builder.put(part)
        else:
            builder.piece(*part)
    return builder.root.children


def inner_source(node: Node) -> str:
    """The children of *node* as the HTML they were, to be read again as Markdown."""
    return "".join(source(child) for child in node.children)


def source(node: Node) -> str:
    """One node as HTML."""
    if node.kind in ("text", "html"):
        return node.text
    if node.kind == "comment":
        return f"<!--{node.text}-->"
    if node.kind != "element":
        return html.escape(node.text, quote=False)
    opened = html_tags.open_tag(node.name, node.attrs)
    if node.name in html_tags.VOID:
        return opened
    return f"{opened}{inner_source(node)}</{node.name}>"
