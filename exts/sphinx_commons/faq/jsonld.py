"""FAQPage: the questions and answers of one page, as the page shows them. No Sphinx in here."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT = frozenset(
    "a b blockquote br caption code dd del dl dt em figcaption h1 h2 h3 h4 h5 h6 hr i img kbd li"
    " ol p pre s strong sub sup table tbody td tfoot th thead tr ul var".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# What readers do not see as part of the answer.
LEFT_OUT_TAGS = frozenset({"script", "style", "template"})
LEFT_OUT_CLASSES = frozenset({"headerlink", "faq-notes", "faq-summary", "faq-tools"})
URLS = {"a": "href", "img": "src"}
SCHEMES = frozenset({"", "http", "https", "mailto"})


class AnswerReader(HTMLParser):
    """Keeps the text of an answer and the elements that give it form."""

    def __init__(self, page_url: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page_url = page_url
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self.hidden or is_left_out(tag, given):
            self.hidden += tag not in VOID
        elif tag in KEPT:
            self.parts.append(f"<{tag}{self._attributes(tag, given)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.hidden:
            self.hidden -= 1
        elif tag in KEPT:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(escape(data, quote=False))

    def _attributes(self, tag: str, given: dict[str, str]) -> str:
        name = URLS.get(tag, "")
        wanted = {name: self._url(given[name])} if name in given else {}
        if tag == "img":
            wanted["alt"] = given.get("alt", "")
        return "".join(f' {key}="{escape(value)}"' for key, value in wanted.items() if value)

    def _url(self, written: str) -> str:
        try:
            scheme = urlsplit(written).scheme.lower()
            return urljoin(self.page_url, written) if scheme in SCHEMES else ""
        except ValueError:
            return ""


def is_left_out(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element and all it contains is no part of the answer."""
    classes = set(attributes.get("class", "").split())
    return tag in LEFT_OUT_TAGS or bool(classes & LEFT_OUT_CLASSES)


def answer_html(rendered: str, page_url: str) -> str:
    """The answer as plain HTML; links are absolute where *page_url* is."""
    reader = AnswerReader(page_url)
    reader.feed(rendered)
    reader.close()
    return re.sub(r"\n{2,}", "\n", "".join(reader.parts)).strip()


def faq_page(
    questions: Iterable[tuple[str, str, str, Iterable[str]]], page_url: str, language: str
) -> dict[str, Any]:
    """The graph of one page from ``(anchor, title, rendered answer, releases)``."""
    graph: dict[str, Any] = {"@context": "https://schema.org", "@type": "FAQPage"}
    if page_url:
        graph |= {"@id": f"{page_url}#faq", "url": page_url}
    graph["inLanguage"] = language.replace("_", "-")
    graph["mainEntity"] = [_question(*found, page_url) for found in questions]
    return graph


def _question(
    anchor: str, title: str, rendered: str, releases: Iterable[str], page_url: str
) -> dict[str, Any]:
    answer = {"@type": "Answer", "text": answer_html(rendered, page_url)}
    entry: dict[str, Any] = {"@type": "Question", "name": title, "acceptedAnswer": answer}
    if about := [{"@type": "Thing", "name": name} for name in releases]:
        entry["about"] = about
    if page_url:
        entry["url"] = urljoin(page_url, f"#{anchor}")
    return entry
