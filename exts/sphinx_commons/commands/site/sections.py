"""The articles of a site in sections: a heading with its link, and the text below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
SILENT = {"script", "style", "svg", "template", "noscript", "button", "math"}
# After these there is a gap, whatever the source has.
INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "span", "strong", "sub", "sup", "s", "u"}


@dataclass(slots=True)
class Section:
    """A part of a page: ``anchor`` is empty for what stands before all headings with a link."""

    anchor: str = ""
    title: str = ""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())


def sections_of(article: HtmlElement) -> list[Section]:
    """The sections of *article* in order; the first one is the page itself."""
    put_anchors_on_headings(article)
    found = [Section()]
    heading = None
    for event, element in etree.iterwalk(article, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in HEADINGS:
                heading = element
                _open(found, element)
            elif heading is None and tag not in SILENT:
                found[-1].pieces.append(element.text or "")
        else:
            heading = None if element is heading else heading
            if heading is None and element is not article and not _is_silent(element):
                gap = "" if tag in INLINE else " "
                found[-1].pieces += (gap, element.tail or "")
    return found


def _open(found: list[Section], heading: HtmlElement) -> None:
    title = " ".join(heading.text_content().split())
    anchor = heading.get("id", "")
    if heading.tag == "h1":
        found[0].title = found[0].title or title
    elif anchor:
        found.append(Section(anchor, title))
    else:
        found[-1].pieces.append(f" {title} ")


def _is_silent(element: HtmlElement) -> bool:
    """Whether what is around *element* is not read."""
    return any(parent.tag in SILENT for parent in element.iterancestors())


def put_anchors_on_headings(article: HtmlElement) -> None:
    """Give each heading the id by which links reach what is below it.

    A section has it, or the answer to a question.
    """
    for heading in _headings(article):
        section = heading.getparent()
        answers = section.xpath("./details/*[contains(@class, 'faq-text')]")
        for owner in (*answers, section):
            if heading.get("id") is None and owner.get("id"):
                heading.set("id", owner.get("id"))


def _headings(article: HtmlElement) -> Iterator[HtmlElement]:
    return (element for element in article.iter(*HEADINGS) if element.getparent() is not None)
