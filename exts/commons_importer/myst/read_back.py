"""Reading MyST back: the same text must give the same content.

Two signatures are compared: one of the tree that was read from the old page, one of the tokens
of the MyST text. Both are flat lists that hold every word, link, image and code block in order.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.field_list import fieldlist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.substitution import substitution_plugin

from commons_importer.markdown import html_tags
from commons_importer.markdown.page_nodes import has_blocks
from commons_importer.myst import boxes, code_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from commons_importer.markdown.page_nodes import Node

Item = tuple[str, ...]
MORE = "<!--more-->"
LIST_TABLE = "{list-table}"
CONTAINERS = frozenset({LIST_TABLE, *boxes.DIRECTIVES.values()})
SPACE = re.compile(r"[ \t\r\n\f\v]+")


@cache
def myst() -> MarkdownIt:
    """A reader for MyST, with every extension on that could change what a text means."""
    reader = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .use(front_matter_plugin)
        .use(myst_block_plugin)
        .use(myst_role_plugin)
        .use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
        .use(colon_fence_plugin)
        .use(dollarmath_plugin)
        .use(deflist_plugin)
        .use(fieldlist_plugin)
        .use(substitution_plugin)
        .use(
            attrs_plugin,
            after=("image", "code_inline", "link_close", "span_close"),
            spans=True,
            span_after="footnote_ref",
        )
        .use(attrs_block_plugin)
        .disable(["footnote_inline", "footnote_tail"], ignoreInvalid=True)
    )
    reader.options["tasklists"] = True
    return reader


def squeeze(text: str) -> str:
    """White space as one blank; a non-breaking space is not white space."""
    return SPACE.sub(" ", text)


class _Collector:
    """A signature; neighbouring words become one item."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.words = ""

    def text(self, value: str) -> None:
        self.words += value

    def flush(self) -> None:
        words = squeeze(self.words).strip(" \u00a0")
        if words:
            self.items.append(("text", words))
        self.words = ""

    def add(self, *item: str) -> None:
        self.flush()
        self.items.append(item)


def of_tokens(tokens: Sequence[Token]) -> list[Item]:
    """The signature of MyST tokens."""
    out = _Collector()
    for token in tokens:
        _block_token(token, out)
    out.flush()
    return out.items


_IGNORED = frozenset(
    "paragraph_close heading_close thead_open thead_close tbody_open tbody_close tr_close "
    "dt_close dd_close list_item_close td_close th_close myst_target myst_line_comment "
    "myst_block_break field_list_close fieldlist_name_close fieldlist_body_close "
    "footnote_anchor front_matter".split()
)
_OPENS: dict[str, str] = {
    "paragraph_open": "p", "list_item_open": "item", "blockquote_open": "quote", "hr": "rule",
    "table_open": "table", "tr_open": "row", "td_open": "cell", "th_open": "head",
    "dl_open": "dl", "dt_open": "dt", "dd_open": "dd", "bullet_list_open": "ul",
    "blockquote_close": "/quote", "table_close": "/table", "dl_close": "/dl",
    "bullet_list_close": "/ul", "ordered_list_close": "/ol", "footnote_block_close": "/fn",
    "footnote_reference_close": "/fn",
}  # fmt: skip


def _block_token(token: Token, out: _Collector) -> None:
    kind = token.type
    if kind == "inline":
        for child in token.children or ():
            _span_token(child, out)
        out.flush()
    elif kind in _OPENS:
        out.add(_OPENS[kind])
    elif kind == "heading_open":
        out.add("heading", token.tag)
    elif kind == "ordered_list_open":
        out.add("ol", str(token.attrs.get("start", 1)))
    elif kind == "html_block" and token.content.strip() == MORE:
        out.flush()
    elif kind in ("fence", "code_block", "colon_fence"):
        info = token.info.strip()
        if info.split(" ")[0] in CONTAINERS:
            out.add("code", info.split(" ")[0], "")
            return
        out.add("code", info.split(" ")[0] if kind == "fence" else "", token.content.rstrip("\n"))
    elif kind == "html_block":
        out.add("html", squeeze(token.content).strip())
    elif kind == "footnote_reference_open":
        out.add("fn", str(token.meta["label"]))
    elif kind not in _IGNORED:
        out.add("other", kind, squeeze(token.content))


def _span_token(token: Token, out: _Collector) -> None:
    kind = token.type
    if kind == "text" or kind == "text_special":
        out.text(token.content)
    elif kind == "softbreak":
        out.text(" ")
    elif kind == "hardbreak":
        out.add("br")
    elif kind == "code_inline":
        out.add("tt", squeeze(token.content).strip())
    elif kind == "image":
        alt = "".join(child.content for child in token.children or ())
        title = str(token.attrs.get("title", ""))
        out.add("img", decoded(str(token.attrs.get("src", ""))), squeeze(alt).strip(), title)
    elif kind == "link_open":
        out.add("a", decoded(str(token.attrs.get("href", ""))), str(token.attrs.get("title", "")))
    elif kind in ("link_close", "em_open", "em_close", "strong_open", "strong_close", "s_open",
                  "s_close", "span_open", "span_close"):  # fmt: skip
        out.add(kind)
    elif kind == "html_inline":
        out.add("html", squeeze(token.content).strip())
    elif kind == "myst_role":
        out.add("role", str(token.meta["name"]), squeeze(token.content).strip())
    elif kind == "footnote_ref":
        out.add("fr", str(token.meta["label"]))
    else:
        out.add("other", kind, squeeze(token.content))


def decoded(url: str) -> str:
    """A URL as it is compared, whether or not its odd characters are percent-encoded."""
    raw = re.sub(r"%([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), url)
    try:
        return raw.encode("latin-1").decode("utf-8").strip()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return raw.strip()


def of_nodes(nodes: Sequence[Node]) -> list[Item]:
    """The signature of the tree that is to be written."""
    out = _Collector()
    for node in nodes:
        _node(node, out)
    out.flush()
    return out.items


def anchors_below(node: Node) -> bool:
    """Whether the ids of *node* stand below it: a page starts with its heading, and what stands
    above a question belongs to another answer, which may be closed."""
    return node.kind == "heading" and (node.level == 1 or "asks" in node.attrs)


def _children(node: Node, out: _Collector) -> None:
    for child in node.children:
        _node(child, out)
    out.flush()


def _between(node: Node, out: _Collector, opening: str, closing: str) -> None:
    out.add(opening)
    _children(node, out)
    out.add(closing)


_SPAN_PAIRS = {"em": "em", "strong": "strong", "del": "s"}
_PLAIN_BLOCKS = {"para": "p", "item": "item", "row": "row", "def": "dd"}


def _node(node: Node, out: _Collector) -> None:
    kind = node.kind
    ids = node.attrs.get("anchors", "").split()
    anchors = "".join(f'<div id="{html.escape(anchor)}"></div>' for anchor in ids)
    if anchors and anchors_below(node):
        _heading(node, out)
        out.add("html", anchors)
        return
    if anchors:
        out.add("html", anchors)
    if kind == "text":
        out.text(node.text)
    elif kind in _SPAN_PAIRS:
        name = _SPAN_PAIRS[kind]
        _between(node, out, f"{name}_open", f"{name}_close")
    elif kind == "para" and not node.children:
        return  # nothing of it is written
    elif kind in _PLAIN_BLOCKS:
        out.add(_PLAIN_BLOCKS[kind])
        _children(node, out)
    else:
        _HANDLERS[kind](node, out)


def _heading(node: Node, out: _Collector) -> None:
    out.add("heading", f"h{node.level}")
    _children(node, out)


def _code(node: Node, out: _Collector) -> None:
    info, lines = code_blocks.lines_of(node)
    out.add("code", info.split(" ")[0], "\n".join(lines))


def _link(node: Node, out: _Collector) -> None:
    out.add("a", decoded(node.attrs.get("href", "")), node.attrs.get("title", ""))
    _children(node, out)
    out.add("link_close")


def _image(node: Node, out: _Collector) -> None:
    attrs = node.attrs
    alt = squeeze(attrs.get("alt", "")).strip()
    out.add("img", decoded(attrs.get("src", "")), alt, attrs.get("title", ""))


def _list(node: Node, out: _Collector) -> None:
    if node.name == "*":
        _between(node, out, "ul", "/ul")
        return
    out.add("ol", str(node.level))
    _children(node, out)
    out.add("/ol")


def _footnote(node: Node, out: _Collector) -> None:
    out.add("fn", node.name)
    _children(node, out)
    out.add("/fn")


def _cell(node: Node, out: _Collector) -> None:
    out.add("head" if node.level else "cell")
    _children(node, out)


def _term(node: Node, out: _Collector) -> None:
    out.add("dt")
    _children(node, out)


def _quote(node: Node, out: _Collector) -> None:
    _between(node, out, "quote", "/quote")


def _box(node: Node, out: _Collector) -> None:
    """A box is a directive; what stands in it is checked block by block."""
    if name := boxes.directive(node):
        out.add("code", name, "")
    else:
        _quote(node, out)


def _table(node: Node, out: _Collector) -> None:
    """A table whose cells hold blocks is a directive; its cells are checked one by one."""
    if any(has_blocks(cell) for row in node.children for cell in row.children):
        out.add("code", LIST_TABLE, "")
        return
    _between(node, out, "table", "/table")


def _element(node: Node, out: _Collector) -> None:
    if node.name == "span":
        _between(node, out, "span_open", "span_close")
        return
    opened = html_tags.open_tag(node.name, node.attrs)
    out.add("html", squeeze(opened))
    _children(node, out)
    if node.name not in html_tags.VOID:
        out.add("html", f"</{node.name}>")


_HANDLERS: dict[str, Callable[[Node, _Collector], None]] = {
    "heading": _heading,
    "code": _code,
    "link": _link,
    "image": _image,
    "list": _list,
    "footnote": _footnote,
    "cell": _cell,
    "term": _term,
    "element": _element,
    "quote": _quote,
    "box": _box,
    "table": _table,
    "deflist": lambda node, out: _between(node, out, "dl", "/dl"),
    "rule": lambda _, out: out.add("rule"),
    "br": lambda _, out: out.add("br"),
    "html": lambda node, out: out.add("html", squeeze(node.text).strip()),
    "sup": lambda node, out: out.add("role", "sup", squeeze(node.plain()).strip()),
    "sub": lambda node, out: out.add("role", "sub", squeeze(node.plain()).strip()),
    "short": lambda node, out: out.add(
        "role", "abbr", squeeze(f"{node.text} ({node.attrs['title']})")
    ),
    "kbd": lambda node, out: out.add("role", "kbd", squeeze(node.text).strip()),
    "footref": lambda node, out: out.add("fr", node.name),
    "directive": lambda node, out: out.add("code", node.name.split(" ")[0], node.text.rstrip("\n")),
    "math": lambda node, out: (
        out.add("code", "{math}", "\n".join(code_blocks.formula(node)).rstrip("\n"))
        if node.line
        else out.add("role", "math", squeeze(node.text).strip())
    ),
    **dict.fromkeys(("comment", "refdef", "abbr", "toc", "more"), lambda _, out: out.flush()),
    "xref": lambda node, out: out.add(
        "role", node.attrs["role"], f"{squeeze(node.text).strip()} <{node.name}>"
    ),
    "tt": lambda node, out: out.add("tt", squeeze(node.text).strip()),
}
