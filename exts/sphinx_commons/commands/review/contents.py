"""One page of a built site, taken apart for a comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import html

from sphinx_commons.commands.site.markdown import Writer
from sphinx_commons.core.written_html import parse_page

if TYPE_CHECKING:
    from pathlib import Path

# Where the content of a page is: in Furo, in other themes, in any page.
CONTENTS = ("//article[@id='furo-main-content']", "//*[@role='main']", "//main", "//body")
TOOLS = {"headerlink", "copybtn", "faq-tools"}
# What Sphinx and docutils count, as in the references of footnotes.
COUNTED = re.compile(r"(id|index-|footnote-reference-|citation-reference-)\d+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what it says, the HTML of that, and the HTML around it.

    ``anchors`` are the ids in the content, each with the heading that it stands at or below.
    """

    url: str
    title: str
    words: str
    markup: str
    frame: str
    anchors: dict[str, str]


def url_of(path: str) -> str:
    """The address of the file *path* of a site, from the root of it."""
    return "/" + path.removesuffix("index.html")


def read_page(site: Path, path: str) -> Page:
    """The page in the file *path* of the *site*."""
    tree = parse_page((site / path).read_text(encoding="utf-8", errors="replace"))
    content = next((found[0] for place in CONTENTS if (found := tree.xpath(place))), tree)
    url = url_of(path)
    markup = _lines(content)
    for element in content.xpath(".//*[@class]"):
        if not TOOLS.isdisjoint(element.get("class").split()):
            element.drop_tree()
    words = Writer(url).document(content)
    anchors = _anchors(content)
    title = " ".join((tree.findtext(".//title") or "").split())
    headings = content.xpath(".//h1")
    if headings:
        title = " ".join(headings[0].text_content().split())
    content.clear(keep_tail=True)
    return Page(url, title or url, words, markup, _lines(tree), anchors)


def _lines(element: html.HtmlElement) -> str:
    """The HTML of *element*, one tag a line."""
    text: str = html.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r">(?=<)", ">\n", text) + "\n"


def _anchors(content: html.HtmlElement) -> dict[str, str]:
    anchors: dict[str, str] = {}
    waiting: list[str] = []
    heading = ""
    for element in content.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "section":
            heading = ""
        if re.fullmatch("h[1-6]", element.tag):
            heading = " ".join(element.text_content().split())
            anchors |= dict.fromkeys(waiting, heading)
            waiting = []
        if (name := element.get("id")) and not COUNTED.fullmatch(name):
            anchors[name] = heading
            if not heading:
                waiting.append(name)
    return anchors
