"""Spans as MyST text: as the author wrote them, or anew where that would read differently."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown import html_tags
from commons_importer.myst import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.markdown.page_nodes import Node

LINK_KEYS = ("id", "class", "target", "rel")
IMAGE_KEYS = ("id", "class", "width", "height")
VERBATIM, ESCAPED, PLAIN_TAGS = 0, 1, 2
_DELIMITERS = {"em": "*", "strong": "**", "del": "~~"}
_TAGS = {"em": "em", "strong": "strong", "del": "del"}


class SpanWriter:
    """Writes the spans of one block at a *level* of care."""

    def __init__(self, source: str, level: int, *, one_line: bool = False) -> None:
        self.source = source
        self.level = level
        self.one_line = one_line
        self.marks: list[str] = []

    def write(self, spans: Sequence[Node]) -> str:
        """The spans, without the care that line starts need."""
        parts: list[str] = []
        after_break = False
        for span in spans:
            text = self._span(span)
            if (after_break and self.level != VERBATIM) or (after_break and parts[-1] == "\\\n"):
                text = text.lstrip(" \t\n")
            parts.append(text)
            after_break = span.kind == "br" or (after_break and not text)
        return "".join(parts)

    def block(self, spans: Sequence[Node]) -> str:
        """The spans as the content of a paragraph, heading or cell."""
        text = self.write(trimmed(spans))
        if self.one_line:
            text = re.sub(r"(?<!\s)\s*\n\s*", " ", text)
        text = text.strip(" \t\n")
        if self.level == VERBATIM:
            return re.sub(r"\n[ \t]+", "\n", text)
        return escape.lines(text)

    def _span(self, span: Node) -> str:
        if self.level == VERBATIM and not _changed(span):
            return self.source[span.start : span.end]
        handler = getattr(self, f"_{span.kind}", None)
        return str(handler(span)) if handler else ""

    def _keeps_delimiters(self, span: Node) -> bool:
        return (
            self.level == VERBATIM and not span.dirty and span.start >= 0 and bool(span.children)
            and span.children[0].start >= 0 and span.children[-1].end >= 0
        )  # fmt: skip

    def _around(self, span: Node) -> str:
        before = self.source[span.start : span.children[0].start]
        after = self.source[span.children[-1].end : span.end]
        return before + self.write(span.children) + after

    # -- leaves ----------------------------------------------------------------------------------

    def _text(self, span: Node) -> str:
        text = re.sub(r"(?<![ \t])[ \t]*\n\s*", "\n", span.text)
        return escape.words(text)

    def _tt(self, span: Node) -> str:
        text = re.sub(r"(?<![ \t\r])[ \t\r]*\n[ \t\r]*", " ", span.text)
        longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
        ticks = "`" * (longest + 1 if longest else 1)
        pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
        if not text.strip():
            return text
        if text[0] == text[-1] == " ":
            pad = " "
        return f"{ticks}{pad}{text}{pad}{ticks}"

    def _br(self, _span: Node) -> str:
        return "<br>" if self.one_line else "\\\n"

    def _html(self, span: Node) -> str:
        if span.name == "anchor":
            return f'<span id="{span.attrs["id"]}"></span>'
        return span.text

    def _footref(self, span: Node) -> str:
        return f"[^{span.name}]"

    def _math(self, span: Node) -> str:
        return f"{{math}}`{span.text}`"

    def _short(self, span: Node) -> str:
        return f"{{abbr}}`{span.text} ({span.attrs['title']})`"

    def _kbd(self, span: Node) -> str:
        return f"{{kbd}}`{span.text}`"

    def _xref(self, span: Node) -> str:
        label = " ".join(span.text.split())
        return f"{{{span.attrs['role']}}}`{label} <{span.name}>`"

    def _comment(self, _span: Node) -> str:
        return ""

    # -- containers ------------------------------------------------------------------------------

    def _em(self, span: Node) -> str:
        return self._emphasis(span)

    def _strong(self, span: Node) -> str:
        return self._emphasis(span)

    def _del(self, span: Node) -> str:
        return self._emphasis(span)

    def _emphasis(self, span: Node) -> str:
        if self._keeps_delimiters(span):
            return self._around(span)
        inner = self.write(span.children)
        body = inner.strip(" \t\n")
        if not body:
            return inner
        if self.level >= PLAIN_TAGS:
            name = _TAGS[span.kind]
            return f"<{name}>{inner}</{name}>"
        lead = inner[: len(inner) - len(inner.lstrip(" \t\n"))]
        tail = inner[len(inner.rstrip(" \t\n")) :]
        mark = _DELIMITERS[span.kind]
        return f"{lead}{mark}{body}{mark}{tail}"

    def _sup(self, span: Node) -> str:
        return f"{{sup}}`{span.plain()}`"

    def _sub(self, span: Node) -> str:
        return f"{{sub}}`{span.plain()}`"

    def _link(self, span: Node) -> str:
        href, title = span.attrs.get("href", ""), span.attrs.get("title", "")
        inner = self.write(span.children)
        attrs = escape.attribute_list(span.attrs, LINK_KEYS)
        lone = span.plain() == href.removeprefix("mailto:") and not title and not attrs
        if lone and re.fullmatch(r"(?:https?|ftp|mailto):[^\s<>\\]+", href) and "&" not in href:
            return f"<{span.plain()}>"
        target = escape.destination(href) + (f" {escape.title(title)}" if title else "")
        return f"[{inner}]({target}){attrs}"

    def _image(self, span: Node) -> str:
        alt = escape.words(re.sub(r"\s+", " ", span.attrs.get("alt", "")))
        title = span.attrs.get("title", "")
        target = escape.destination(span.attrs.get("src", ""))
        target += f" {escape.title(title)}" if title else ""
        return f"![{alt}]({target}){escape.attribute_list(span.attrs, IMAGE_KEYS)}"

    def _element(self, span: Node) -> str:
        if span.name == "span":
            return (
                f"[{self.write(span.children)}]{escape.attribute_list(span.attrs, ('id', 'class'))}"
            )
        opened = html_tags.open_tag(span.name, span.attrs)
        if span.name in html_tags.VOID:
            return opened
        if self._keeps_delimiters(span):
            return self._around(span)
        return f"{opened}{self.write(span.children)}</{span.name}>"


def trimmed(spans: Sequence[Node]) -> list[Node]:
    """*spans* without breaks and blanks at both ends."""
    kept = list(spans)
    while kept and _is_void(kept[-1]):
        kept.pop()
    while kept and _is_void(kept[0]):
        kept.pop(0)
    return kept


def _is_void(span: Node) -> bool:
    return span.kind == "br" or (span.kind == "text" and not span.text.strip(" \t\n"))


def _changed(span: Node) -> bool:
    """Whether anything in *span* was changed since it was read, or must not stay as it was."""
    if span.dirty or span.start < 0 or (span.kind == "text" and escape.MARKUP.search(span.text)):
        return True
    if escape.BRACES.search(span.attrs.get("href", "")):
        return True
    return any(_changed(child) for child in span.children)
