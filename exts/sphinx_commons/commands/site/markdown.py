"""The HTML of an article as plain Markdown, for readers that want text.

Written for what Sphinx makes of a page: what has no form in Markdown keeps its text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_commons.core.html_links import join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
DROPPED = {"script", "style", "svg", "template", "noscript", "input", "button", "data"}
INLINE_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "s": "~~", "del": "~~"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "header", "hr", "label", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "ul", *HEADINGS,
}  # fmt: skip
# What would begin a list or a heading at the start of a line.
LIKE_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)", re.MULTILINE)
LIKE_MARK = re.compile(r"^([-+#]|=+)(?=\s|$)", re.MULTILINE)
SPECIAL = re.compile(r"([\\`*_\[\]<>])")


class Writer:
    """Writes one article; links lead where they lead on the page at *url*."""

    def __init__(self, url: str) -> None:
        self.url = url

    def document(self, article: HtmlElement) -> str:
        """The whole article, ended by a line break."""
        return "\n\n".join(self.blocks(article)) + "\n"

    def blocks(self, element: HtmlElement) -> Iterator[str]:
        """The blocks in *element*; text between blocks is a paragraph."""
        run = [escape_text(element.text)]
        for child in element:
            if isinstance(child.tag, str) and child.tag in BLOCKS:
                yield from _paragraph(run)
                run = []
                yield from self.block(child)
            else:
                run.append(self.inline(child))
            run.append(escape_text(child.tail))
        yield from _paragraph(run)

    def block(self, element: HtmlElement) -> Iterator[str]:
        """One block element as blocks of Markdown."""
        tag = str(element.tag)
        if tag in HEADINGS:
            yield f"{HEADINGS[tag]} {self.text(element)}"
        elif tag == "pre":
            yield fenced(element)
        elif tag in ("ul", "ol"):
            yield self.list(element, ordered=tag == "ol")
        elif tag == "table":
            yield self.table(element)
        elif tag == "blockquote":
            yield _prefixed("\n\n".join(self.blocks(element)), "> ", "> ")
        elif tag == "hr":
            yield "---"
        elif tag in ("dt", "label", "summary") or "admonition-title" in element.get("class", ""):
            yield from _paragraph([f"**{self.text(element)}**"] if self.text(element) else [])
        else:
            yield from self.blocks(element)

    def list(self, element: HtmlElement, *, ordered: bool) -> str:
        """A list; its items may hold any blocks."""
        items = []
        for number, item in enumerate(element.iterchildren("li"), 1):
            mark = f"{number}. " if ordered else "- "
            items.append(_prefixed("\n\n".join(self.blocks(item)), mark, " " * len(mark)))
        return "\n".join(items)

    def table(self, element: HtmlElement) -> str:
        """A table; the first row is its head, as Markdown has it."""
        rows = [
            [self.text(cell).replace("|", r"\|") for cell in row.iterchildren("th", "td")]
            for row in element.iter("tr")
        ]
        width = max(map(len, rows), default=0)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        return "\n".join([*lines[:1], "|" + " --- |" * width, *lines[1:]])

    def text(self, element: HtmlElement) -> str:
        """The text of *element* on one line."""
        parts = [escape_text(element.text)]
        for child in element:
            parts += [self.inline(child), " " * (child.tag in BLOCKS), escape_text(child.tail)]
        return " ".join("".join(parts).split())

    def inline(self, element: HtmlElement) -> str:
        """One inline element as Markdown."""
        if not isinstance(element.tag, str) or element.tag in DROPPED:
            return ""
        special: dict[str, Callable[[HtmlElement], str]] = {
            "a": self.link, "img": self.image, "br": lambda _: "\\\n", "code": code, "kbd": code,
            "math": formula,
        }  # fmt: skip
        if element.tag in special:
            return special[element.tag](element)
        inner = self.text(element) if element.text or len(element) else ""
        mark = INLINE_MARKS.get(element.tag, "")
        return f"{mark}{inner}{mark}" if inner else ""

    def link(self, element: HtmlElement) -> str:
        """A link with its URL in full."""
        text, target = self.text(element), element.get("href", "")
        return f"[{text}](<{join(self.url, target)}>)" if text and target else text

    def image(self, element: HtmlElement) -> str:
        """An image, by its text and its URL."""
        alt = escape_text(element.get("alt"))
        return f"![{alt}](<{join(self.url, element.get('src', ''))}>)" if alt else ""


def escape_text(text: str | None) -> str:
    """*text* with one space between words and nothing that Markdown would read as a mark."""
    return SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text or ""))


def code(element: HtmlElement) -> str:
    """Literal text, between as many backticks as it needs."""
    text = " ".join(element.text_content().split())
    mark = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    pad = " " * (text.startswith("`") or text.endswith("`"))
    return f"{mark}{pad}{text}{pad}{mark}" if text else ""


def formula(element: HtmlElement) -> str:
    """The TeX of a formula, as most writers of Markdown mark it."""
    tex = " ".join("".join(element.xpath(".//annotation/text()")).split())
    mark = "$$" if element.get("display") == "block" else "$"
    return f"{mark}{tex}{mark}" if tex else escape_text(element.text_content())


def fenced(element: HtmlElement) -> str:
    """A block of code with its language."""
    text = element.text_content().rstrip("\n")
    fence = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    names = (str(a.get("class", "")) for a in element.iterancestors("div"))
    found = (re.search(r"highlight-(\S+)", name) for name in names)
    language = next((match[1] for match in found if match), "")
    return f"{fence}{language.replace('default', '')}\n{text}\n{fence}"


def _paragraph(run: list[str]) -> Iterator[str]:
    text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(run))).strip()
    if text:
        text = LIKE_NUMBER.sub(r"\1\\\2", text)
        yield LIKE_MARK.sub(r"\\\1", text)


def _prefixed(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        f"{first if i == 0 else others}{line}".rstrip() for i, line in enumerate(lines)
    )
