"""Inline HTML as Markdown spans: emphasis, links, images, what was embedded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from commons_importer.html_parts import (
    anchor,
    anchor_span,
    code_language,
    code_text,
    is_unsafe,
    style_attributes,
    watch_url,
)
from commons_importer.markdown import html_tags, html_tree
from commons_importer.markdown.page_nodes import Node, text_node

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SAME = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "del": "del", "s": "del",
    "strike": "del", "sup": "sup", "sub": "sub",
}  # fmt: skip
_LINK_ATTRS = ("class", "id", "title", "target", "rel", "href")
_IMAGE_ATTRS = ("class", "id", "title", "width", "height", "align", "src", "alt")
UNWRAPPED = frozenset("div section article main span font center nobr big small header body "
                      "html tbody thead tfoot".split())  # fmt: skip
HIDDEN = frozenset({"script", "style", "link", "meta", "base", "template", "title", "head"})
EMBEDS = frozenset({"iframe", "video", "audio", "embed", "object"})
INLINE_KINDS = frozenset(
    "text tt em strong del sup sub link image br html footref kbd short".split()
)
_INLINE_TAGS = html_tags.SPAN_TAGS - {"center"}
_VIDEO_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com",
                "slideshare.net", "soundcloud.com", "asciinema.org", "archive.org",
                "peertube", "speakerdeck.com", "google.com", "twitch.tv", "ustream.tv",
                "blip.tv", "ted.com", "codepen.io", "spotify.com")  # fmt: skip


def is_inline(node: Node) -> bool:
    """Whether *node* stands in a line of text."""
    if node.kind == "element":
        if node.name in ("img", "br") or node.name in _INLINE_TAGS:
            return not _holds_blocks(node)
        return False
    return node.kind in INLINE_KINDS or (node.kind == "math" and not node.line)


def _code_lines(node: Node) -> list[Node]:
    """Code in a line; what breaks divide is code for itself."""
    out: list[Node] = []
    for child in node.children:
        if child.kind == "br":
            out.append(child)
        # A no-break space indents code, so it is kept.
        elif text := re.sub(r"[ \t\r\n\f\v]+", " ", child.text).strip(" "):
            out.append(Node("tt", text, dirty=True))
    return out


def _holds_blocks(node: Node) -> bool:
    return any(
        n.kind == "element" and n.name in html_tags.BLOCK_TAGS - {"object", "video", "audio"}
        for c in node.children for n in c.walk()
    )  # fmt: skip


class Spans:
    """Rewrites what stands in lines of text."""

    def __init__(self, problem: Callable[[int, str, str], None]) -> None:
        self.problem = problem
        self.line = 0

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
                elif last is not None and last.kind == new.kind == "tt" and last.attrs == new.attrs:
                    # Two spans of code that touch look like one; nothing could stand between them.
                    last.text += new.text
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
        if name in HIDDEN:
            return self._hidden(node)
        if name in EMBEDS:
            return self._embed(node)
        if name in ("br", "hr"):
            return [Node("br" if name == "br" else "rule", dirty=True, line=self.line)]
        if name == "img":
            return [self._image(node)]
        if name == "pre":
            return self._pre(node)
        if name == "svg":
            return [self.drawing(node)]
        node.children = self.spans(node.children)
        return self._span_element(node)

    def drawing(self, node: Node) -> Node:
        """A drawing as it is, in one line, without what would run or load something."""
        source = html_tree.source(node)
        source = re.sub(
            r"<(script|style)\b.*?</\1\s*>", "", source, flags=re.DOTALL | re.IGNORECASE
        )
        source = re.sub(r"\s+on\w+=(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", "", source, flags=re.IGNORECASE)
        return Node("html", " ".join(source.split()), line=self.line, last=node.last, dirty=True)

    def _raw(self, node: Node) -> list[Node]:
        if node.name in HIDDEN or node.name.lstrip("/") in HIDDEN:
            self.problem(self.line, node.name.lstrip("/"), f"<{node.name}> is removed")
            return []
        if node.name and node.name != "anchor":
            if node.name.lstrip("/") in UNWRAPPED:
                return []
            self.problem(self.line, "html", f"the lone tag <{node.name}> is dropped")
            return []
        return [node]

    def _span_element(self, node: Node) -> list[Node]:
        name = node.name
        kind = _SAME.get(name)
        empty = not any(c.plain().strip() or c.kind == "image" for c in node.children)
        if name == "a":
            return self._anchor_or_link(node, empty=empty)
        if ":" in name:
            self.problem(self.line, "html", f"<{name}> is no element of HTML; dropped")
            return node.children
        if kind and not node.attrs.get("id"):
            if empty:
                return node.children
            if kind in ("sup", "sub") and any(c.kind != "text" for c in node.children):
                return [self._kept(node)]
            return [Node(kind, children=node.children, dirty=True)]  # type: ignore[arg-type]
        if name in ("code", "tt") and all(c.kind in ("text", "br") for c in node.children):
            return [*anchor_span(node.attrs), *_code_lines(node)]
        attrs = {k: v for k, v in node.attrs.items() if k in ("class", "id")}
        if name in ("span", "font", "nobr") or (name in UNWRAPPED and not attrs):
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
        own_id = attrs.pop("name", "") or attrs.get("id", "")
        before = anchor_span({"id": own_id})
        target = attrs.get("href")
        if target is None:
            return [*before, *node.children]
        dropped = [k for k in attrs if k not in _LINK_ATTRS and k != "style"]
        if dropped:
            self.problem(
                self.line, "attribute", f"link attributes {', '.join(dropped)} are dropped"
            )
        kept = {k: attrs[k] for k in _LINK_ATTRS if k in attrs and k != "id"}
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
        if is_unsafe(url):
            self.problem(self.line, "script", f"<{node.name}> of a script is removed")
            return self.spans(fallback)
        url = watch_url(url)
        host = urlsplit(url).netloc
        if host and not any(known in host for known in _VIDEO_HOSTS):
            self.problem(self.line, "embed", f"<{node.name}> of {host} becomes a link")
        label = node.attrs.get("title") or url
        return [Node("link", children=[text_node(label)], attrs={"href": url, "class": "embed"},
                     dirty=True, name="embed", line=self.line)]  # fmt: skip

    def _hidden(self, node: Node) -> list[Node]:
        self.problem(self.line, node.name, f"<{node.name}> is removed")
        return []

    def _pre(self, node: Node) -> list[Node]:
        inner = [c for c in node.children if c.kind != "text" or c.text.strip()]
        code = inner[0] if len(inner) == 1 and inner[0].name == "code" else node
        text = code_text(code).removeprefix("\n")
        name = code_language(node) or code_language(code)
        return [
            *anchor(node.attrs, self.line),
            Node("code", text.rstrip("\n"), name=name, line=self.line, last=self.line, dirty=True),
        ]
