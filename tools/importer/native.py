"""HTML elements as Markdown where nothing is lost by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tools.importer.html_parts import (
    anchor,
    anchor_span,
    block_attrs,
    code_language,
    code_text,
    highlighted,
    inlines,
    style_attributes,
    watch_url,
)
from tools.importer.markdown import tags
from tools.importer.markdown.nodes import INLINE_PARENTS, Node, text_node

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Problem = "Callable[[int, str, str], None]"

_SAME = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "del": "del", "s": "del",
    "strike": "del", "sup": "sup", "sub": "sub",
}  # fmt: skip
_LINK_ATTRS = ("class", "id", "title", "target", "rel", "href")
_IMAGE_ATTRS = ("class", "id", "title", "width", "height", "align", "src", "alt")
_UNWRAPPED = frozenset("div section article main span font center nobr big small header body "
                       "html tbody thead tfoot".split())  # fmt: skip
_HIDDEN = frozenset({"script", "style", "link", "meta", "base", "template", "title", "head"})
_EMBEDS = frozenset({"iframe", "video", "audio", "embed", "object"})
_INLINE_KINDS = frozenset("text tt em strong del sup sub link image br html footref".split())
_INLINE_TAGS = tags.SPAN_TAGS - {"center"}
_VIDEO_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com",
                "slideshare.net", "soundcloud.com", "asciinema.org", "archive.org",
                "peertube", "speakerdeck.com", "google.com", "twitch.tv", "ustream.tv",
                "blip.tv", "ted.com", "codepen.io", "spotify.com")  # fmt: skip


class Native:
    """Rewrites the tree of one page in place."""

    def __init__(self, problem: Callable[[int, str, str], None]) -> None:
        self.problem = problem
        self.line = 0

    # -- blocks ----------------------------------------------------------------------------------

    def blocks(self, nodes: Sequence[Node]) -> list[Node]:
        """*nodes* as blocks; loose spans between them become paragraphs."""
        out: list[Node] = []
        loose: list[Node] = []
        for node in nodes:
            if self._is_inline(node):
                loose.append(node)
                continue
            self._flush(loose, out)
            out += self._block(node)
        self._flush(loose, out)
        return out

    def _is_inline(self, node: Node) -> bool:
        if node.kind == "element":
            if node.name in ("img", "br") or node.name in _INLINE_TAGS:
                return not self._holds_blocks(node)
            return False
        return node.kind in _INLINE_KINDS

    def _holds_blocks(self, node: Node) -> bool:
        return any(
            n.kind == "element" and n.name in tags.BLOCK_TAGS - {"object", "video", "audio"}
            for c in node.children for n in c.walk()
        )  # fmt: skip

    def _flush(self, loose: list[Node], out: list[Node]) -> None:
        if loose and any(n.kind != "text" or n.text.strip() for n in loose):
            line = next((n.line for n in loose if n.line), self.line)
            spans = self.spans(loose)
            if spans:
                out.append(
                    Node("para", children=spans, line=line, last=line, dirty=True, tight=True)
                )
        loose.clear()

    def _block(self, node: Node) -> list[Node]:
        self.line = node.line or self.line
        if node.kind == "element":
            return self._element(node)
        if node.kind in INLINE_PARENTS:
            return self._inline_parent(node)
        if node.kind in ("list", "quote", "item", "deflist", "def", "footnote", "table", "row"):
            node.children = [new for child in node.children for new in self._child(node, child)]
        return [node]

    def _child(self, parent: Node, child: Node) -> list[Node]:
        if child.kind in ("item", "def"):
            self.line = child.line or self.line
            child.children = self.blocks(child.children)
            return [child]
        if parent.kind in ("quote", "footnote"):
            return self.blocks([child])
        return self._block(child)

    def _inline_parent(self, node: Node) -> list[Node]:
        node.children = self.spans(node.children)
        lonely = [c for c in node.children if c.kind != "text" or c.text.strip()]
        if node.kind == "para" and lonely and any(self._breaks_out(c) for c in lonely):
            return self._split(node)
        if node.kind == "para" and not lonely:
            return []
        return [node]

    def _breaks_out(self, span: Node) -> bool:
        return span.kind in ("comment", "rule", "code", "directive")

    def _split(self, node: Node) -> list[Node]:
        """A paragraph around the blocks that stood in its text."""
        out: list[Node] = []
        part: list[Node] = []
        for span in [*node.children, Node("rule", name="#end")]:
            if not self._breaks_out(span):
                part.append(span)
                continue
            if any(c.kind != "text" or c.text.strip() for c in part):
                out.append(
                    Node(
                        "para", node.text, part, node.attrs, node.line, node.last, tight=node.tight
                    )
                )
            part = []
            if span.name != "#end":
                span.line = span.line or node.line
                out.append(span)
        comments = [n for n in out if n.kind == "comment"]
        if len(out) - len(comments) == 1 and comments:
            node.children = [c for c in node.children if c.kind != "comment"]
            return [node, *comments] if node.children else comments
        return out

    def _element(self, node: Node) -> list[Node]:
        name = node.name
        if name in _HIDDEN:
            return self._hidden(node)
        if name in _EMBEDS:
            return [Node("para", children=self._embed(node), line=self.line, last=self.line)]
        handler = {
            "p": self._paragraph, "pre": self._pre, "blockquote": self._quote, "hr": self._rule,
            "ul": self._list, "ol": self._list, "dl": self._definitions, "table": self._table,
        }.get(name)  # fmt: skip
        if name[0] == "h" and name[1:].isdigit() and len(name) == 2:
            handler = self._heading
        if handler is not None:
            return handler(node)
        code = highlighted(node)
        if code is not None:
            return self._pre(code)
        return self._container(node)

    def _hidden(self, node: Node) -> list[Node]:
        self.problem(self.line, node.name, f"<{node.name}> is removed")
        if node.name == "head":
            return []
        return []

    def _paragraph(self, node: Node) -> list[Node]:
        attrs = block_attrs(node.attrs)
        if any(not self._is_inline(child) for child in node.children):
            blocks = self.blocks(node.children)
            if len(blocks) == 1 and blocks[0].kind == "para":
                blocks[0].attrs |= attrs
            return blocks
        spans = self.spans(node.children)
        if not any(c.kind != "text" or c.text.strip() for c in spans):
            return []
        return [
            Node("para", children=spans, attrs=attrs, line=self.line, last=self.line, dirty=True)
        ]

    def _heading(self, node: Node) -> list[Node]:
        spans = self.spans(inlines(node.children))
        if not any(c.plain().strip() or c.kind == "image" for c in spans):
            return []
        attrs = block_attrs(node.attrs)
        return [Node("heading", children=spans, level=int(node.name[1]), attrs=attrs,
                     line=self.line, last=self.line, dirty=True, name="html")]  # fmt: skip

    def _pre(self, node: Node) -> list[Node]:
        inner = [c for c in node.children if c.kind != "text" or c.text.strip()]
        code = inner[0] if len(inner) == 1 and inner[0].name == "code" else node
        text = code_text(code).removeprefix("\n")
        name = code_language(node) or code_language(code)
        return [
            Node("code", text.rstrip("\n"), name=name, line=self.line, last=self.line, dirty=True)
        ]

    def _quote(self, node: Node) -> list[Node]:
        children = self.blocks(node.children)
        if not children:
            return []
        return [Node("quote", children=children, line=self.line, last=self.line, dirty=True)]

    def _rule(self, _node: Node) -> list[Node]:
        return [Node("rule", line=self.line, last=self.line, dirty=True)]

    def _list(self, node: Node) -> list[Node]:
        items = [c for c in node.children if c.kind == "element" and c.name == "li"]
        spaces = ("text", "comment")
        others = [
            c
            for c in node.children
            if c.name != "li" and (c.kind not in spaces or c.plain().strip())
        ]
        if not items or others or not set(node.attrs) <= {"class", "id", "start", "type", "style"}:
            return self._container(node)
        start = node.attrs.get("start", "1")
        made = Node("list", attrs=block_attrs(node.attrs), name="*" if node.name == "ul" else "1",
                    level=int(start) if node.name == "ol" and start.isdigit() else 0,
                    line=self.line, last=self.line, dirty=True)  # fmt: skip
        if node.name == "ol" and not start.isdigit():
            made.level = 1
        for item in items:
            made.children.append(Node("item", children=self.blocks(item.children),
                                      line=item.line, last=item.last))  # fmt: skip
        return [made]

    def _definitions(self, node: Node) -> list[Node]:
        made = Node("deflist", line=self.line, last=self.line, dirty=True)
        for child in node.children:
            if child.kind == "element" and child.name == "dt":
                spans = self.spans(inlines(child.children))
                made.children.append(Node("term", children=spans, line=self.line, last=self.line))
            elif child.kind == "element" and child.name == "dd":
                made.children.append(
                    Node("def", children=self.blocks(child.children), line=self.line)
                )
            elif child.kind != "text" or child.text.strip():
                return self._container(node)
        kinds = [child.kind for child in made.children]
        if not kinds or kinds[0] != "term" or kinds[-1] != "def":
            return self._container(node)
        return [made]

    def _table(self, node: Node) -> list[Node]:
        rows = [n for n in node.walk() if n.kind == "element" and n.name == "tr"]
        cells = [
            [c for c in row.children if c.kind == "element" and c.name in ("td", "th")]
            for row in rows
        ]
        if not self._is_simple_table(node, cells):
            return self._container(node)
        made = Node("table", line=self.line, last=self.line, dirty=True)
        width = max(len(row) for row in cells)
        head = all(cell.name == "th" for cell in cells[0])
        for index, row in enumerate(cells):
            line = Node("row", line=self.line, level=int(head and index == 0))
            for cell in row:
                spans = self.spans(inlines(cell.children))
                if cell.name == "th" and not line.level and spans:
                    spans = [Node("strong", children=spans, dirty=True)]
                if any(span.kind in ("code", "rule", "comment") for span in spans):
                    return self._container(node)
                line.children.append(Node("cell", children=spans, level=line.level, dirty=True))
            line.children += [Node("cell", level=line.level) for _ in range(width - len(row))]
            made.children.append(line)
        aligns = [cell.attrs.get("align", "").lower() for cell in cells[-1]] + [""] * width
        made.name = ",".join(a if a in ("left", "right", "center") else "" for a in aligns[:width])
        return [made]

    def _is_simple_table(self, node: Node, cells: list[list[Node]]) -> bool:
        if not cells or not all(cells):
            return False
        nested = [n for n in node.walk() if n is not node and n.kind == "element"]
        if any(n.name in ("table", "caption", *_EMBEDS, *_HIDDEN, "form") for n in nested):
            return False
        return all(self._is_simple_cell(cell) for row in cells for cell in row)

    def _is_simple_cell(self, cell: Node) -> bool:
        spans = (cell.attrs.get("colspan", "1"), cell.attrs.get("rowspan", "1"))
        if spans != ("1", "1"):
            return False
        inner = [n for c in cell.children for n in c.walk()]
        blocks = [n for n in inner if n.kind not in _INLINE_KINDS and not self._is_inline(n)]
        return not blocks or (len(blocks) == 1 and blocks[0].kind == "para") or (
            len(blocks) == 1 and blocks[0].name == "p"
        )  # fmt: skip

    def _container(self, node: Node) -> list[Node]:
        """An element around blocks: its tags stay as raw HTML, or go where they say nothing."""
        children = self.blocks(node.children)
        attrs = {k: v for k, v in node.attrs.items() if not k.startswith("on") and k != "style"}
        if any(k.startswith("on") for k in node.attrs):
            self.problem(self.line, "html", f"<{node.name}> loses its script attributes")
        headings = any(n.kind == "heading" for c in children for n in c.walk())
        unwrap = node.name in _UNWRAPPED and not set(attrs) - {"align", "markdown", "valign"}
        if headings and not unwrap:
            self.problem(self.line, "html", f"<{node.name}> around headings is dropped")
        if unwrap or headings or (node.name in _UNWRAPPED and not children):
            return [*anchor(attrs, self.line), *children]
        made = Node("element", name=node.name, attrs=attrs, children=children,
                    line=self.line, last=node.last or self.line, dirty=True)  # fmt: skip
        return [made]

    # -- spans -----------------------------------------------------------------------------------

    def spans(self, nodes: Sequence[Node]) -> list[Node]:
        """*nodes* with inline elements as Markdown spans."""
        out: list[Node] = []
        for node in nodes:
            for new in self._span(node):
                last = out[-1] if out else None
                if last is not None and last.kind == new.kind == "text":
                    last.text += new.text
                    if last.end == new.start and last.start >= 0 and new.start >= 0:
                        last.end = new.end
                    else:
                        last.start, last.end, last.dirty = -1, -1, True
                else:
                    out.append(new)
        return out

    def _span(self, node: Node) -> list[Node]:
        if node.kind == "html":
            return self._raw(node)
        if node.kind != "element":
            if node.kind not in ("text", "tt", "image", "code"):
                node.children = self.spans(node.children)
            return [node]
        name = node.name
        if name in _HIDDEN:
            return self._hidden(node)
        if name in _EMBEDS:
            return self._embed(node)
        if name in ("br", "hr"):
            return [Node("br" if name == "br" else "rule", dirty=True, line=self.line)]
        if name == "img":
            return [self._image(node)]
        if name == "pre":
            return self._pre(node)
        node.children = self.spans(node.children)
        return self._span_element(node)

    def _raw(self, node: Node) -> list[Node]:
        if node.name in _HIDDEN or node.name.lstrip("/") in _HIDDEN:
            self.problem(self.line, node.name.lstrip("/"), f"<{node.name}> is removed")
            return []
        if node.name and node.name != "anchor":
            self.problem(self.line, "html", f"the lone tag <{node.name}> is dropped")
            return []
        return [node]

    def _span_element(self, node: Node) -> list[Node]:
        name = node.name
        kind = _SAME.get(name)
        empty = not any(c.plain().strip() or c.kind == "image" for c in node.children)
        if name == "a":
            return self._anchor_or_link(node, empty=empty)
        if kind and not node.attrs.get("id"):
            if empty:
                return node.children
            if kind in ("sup", "sub") and any(c.kind != "text" for c in node.children):
                return [self._kept(node)]
            return [Node(kind, children=node.children, dirty=True)]  # type: ignore[arg-type]
        if name in ("code", "tt") and all(c.kind == "text" for c in node.children):
            text = node.plain()
            return (
                [Node("tt", re.sub(r"\s+", " ", text).strip(), dirty=True)] if text.strip() else []
            )
        attrs = {k: v for k, v in node.attrs.items() if k in ("class", "id")}
        if name in ("span", "font", "nobr") or (name in _UNWRAPPED and not attrs):
            if attrs and not empty and name == "span":
                return [
                    Node("element", name="span", children=node.children, attrs=attrs, dirty=True)
                ]
            return [*anchor_span(attrs), *node.children]
        return [self._kept(node)]

    def _kept(self, node: Node) -> Node:
        node.attrs = {k: v for k, v in node.attrs.items() if k[:2] != "on" and k != "style"}
        node.dirty = True
        return node

    def _anchor_or_link(self, node: Node, *, empty: bool) -> list[Node]:
        attrs = dict(node.attrs)
        anchor = attrs.pop("name", "") or attrs.get("id", "")
        target = attrs.get("href")
        if target is None:
            return [*anchor_span({"id": anchor} if anchor else {}), *node.children]
        dropped = [k for k in attrs if k not in _LINK_ATTRS and k != "style"]
        if dropped:
            self.problem(
                self.line, "attribute", f"link attributes {', '.join(dropped)} are dropped"
            )
        kept = {k: attrs[k] for k in _LINK_ATTRS if k in attrs and k != "id"}
        before = anchor_span({"id": anchor} if anchor else {})
        if empty and not target.strip():
            return [*before, *node.children]
        return [*before, Node("link", children=node.children, attrs=kept, dirty=True, name="html")]

    def _image(self, node: Node) -> Node:
        attrs = {k: v for k, v in node.attrs.items() if k in _IMAGE_ATTRS}
        attrs.setdefault("src", node.attrs.get("data-src", ""))
        attrs.setdefault("alt", "")
        style_attributes(attrs, node.attrs.get("style", ""))
        dropped = [k for k in node.attrs if k not in _IMAGE_ATTRS and k not in
                   ("style", "border", "hspace", "vspace", "srcset", "sizes")]  # fmt: skip
        if dropped:
            self.problem(
                self.line, "attribute", f"image attributes {', '.join(dropped)} are dropped"
            )
        return Node("image", attrs=attrs, dirty=True, line=self.line)

    def _embed(self, node: Node) -> list[Node]:
        """A visible link to what was embedded: the page must not load from other hosts."""
        sources = [node.attrs.get("src") or node.attrs.get("data") or ""]
        for child in node.children:
            for inner in child.walk():
                if inner.name in ("source", "embed", "iframe"):
                    sources.append(inner.attrs.get("src", ""))
                elif inner.name == "param" and inner.attrs.get("name") in ("movie", "src"):
                    sources.append(inner.attrs.get("value", ""))
        url = next((source for source in sources if source), "")
        fallback = [c for c in node.children if c.kind == "text" and c.text.strip()]
        if not url:
            self.problem(self.line, "embed", f"<{node.name}> without an address is dropped")
            return self.spans(fallback)
        url = watch_url(url)
        host = urlsplit(url).netloc
        if host and not any(known in host for known in _VIDEO_HOSTS):
            self.problem(self.line, "embed", f"<{node.name}> of {host} becomes a link")
        label = node.attrs.get("title") or url
        return [Node("link", children=[text_node(label)], attrs={"href": url, "class": "embed"},
                     dirty=True, name="embed", line=self.line)]  # fmt: skip
