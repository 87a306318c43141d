"""Spans of a paragraph: emphasis, links, code, as the dialect reads them."""

from __future__ import annotations

import re

from commons_importer.markdown.page_nodes import Node, text_node
from commons_importer.markdown.span_links import SpanLinks, normalize
from commons_importer.markdown.span_pymdown import SpanPymdown
from commons_importer.markdown.span_shorthand import linked

__all__ = ["SpanReader", "link_bare_urls", "normalize"]
_BARE = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)


class SpanReader(SpanLinks, SpanPymdown):
    """Reads the source of one block."""

    def read(self) -> list[Node]:
        """All spans of the source."""
        self.handlers = {
            "\\": self._escape, "`": self._code, "<": self._angle, "[": self._bracket,
            "!": self._bang, "*": self._emphasis, "_": self._emphasis, "&": self._entity,
            " ": self._line_break, "\n": self._newline, "~": self._tilde, "{": self._brace,
            "$": self._dollar, "^": self._caret, "=": self._equals, '"': self._quote,
        }  # fmt: skip
        if self.rules.pymdown:
            self.handlers |= {"+": self._plus, ":": self._colon}
        spans, _ = self._spans(None)
        if self.rules.pymdown:
            spans = self.settled(spans)
        if "smartsymbols" in self.rules.pymdown:
            spans = self.with_signs(spans)
        if self.rules.autolink:
            spans = link_bare_urls(spans)
        if self.rules.forge is not None:
            spans = linked(spans, self.rules.forge)
        return spans


def link_bare_urls(spans: list[Node]) -> list[Node]:
    """*spans* with bare URLs and e-mail addresses as links."""
    out: list[Node] = []
    for span in spans:
        if span.kind in ("link", "tt"):
            out.append(span)
        elif span.kind == "text":
            out += _split_urls(span)
        else:
            span.children = link_bare_urls(span.children)
            out.append(span)
    return out


def _split_urls(span: Node) -> list[Node]:
    out: list[Node] = []
    done = 0
    aligned = len(span.text) == span.end - span.start
    for found in _BARE.finditer(span.text):
        url = _trimmed(found[0])
        before = span.text[found.start() - 1 : found.start()]
        if not url or before.isalnum():
            continue
        begin, end = found.start(), found.start() + len(url)
        if begin > done:
            out.append(_piece(span, done, begin, aligned))
        href = url if "://" in url else ("http://" if url[:4] == "www." else "mailto:")
        href = href if "://" in url else href + url
        label = _piece(span, begin, end, aligned)
        out.append(Node("link", children=[label], attrs={"href": href}, name="bare",
                        start=label.start, end=label.end, dirty=True))  # fmt: skip
        done = end
    if done < len(span.text):
        out.append(_piece(span, done, len(span.text), aligned) if done else span)
    return out


def _piece(span: Node, begin: int, end: int, aligned: bool) -> Node:
    if aligned:
        return text_node(span.text[begin:end], span.start + begin, span.start + end)
    return text_node(span.text[begin:end])


def _trimmed(url: str) -> str:
    """A bare URL without the punctuation of the sentence around it."""
    url = re.sub(r"&[A-Za-z]+;$", "", url).rstrip("?!.,:*_~'\";")
    for opening, closing in ("()", "[]", "{}"):
        while url.endswith(closing) and url.count(opening) < url.count(closing):
            url = url[:-1].rstrip("?!.,:*_~'\";")
    return url
