"""The documents of a built site, as readers see them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_commons.core.graphs import nodes_of
from sphinx_commons.core.written_html import parse_page
from sphinx_commons.structured_data.outcome import Head, read_heads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import html

# Parts of an article that are about other pages, or tools.
ASIDES = {
    "headerlink", "byline", "blog-foot", "blog-nav", "blog-listing", "blog-pager", "author-cards",
    "author-works", "faq-tools", "faq-notes", "faq-summary", "toctree-wrapper", "copybtn",
    "page-comments",
}  # fmt: skip
# A page that no document stands for is a list, and nothing else.
LISTS = {"blog-listing", "toctree-wrapper"}
KINDS = {"BlogPosting": "Posts", "FAQPage": "Questions", "ProfilePage": "People"}


@dataclass(frozen=True, slots=True)
class Document:
    """One page that a document stands for; ``path`` is from the root of the site."""

    path: str
    head: Head
    kind: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    releases: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.head.said.get("og:title", "")

    @property
    def description(self) -> str:
        return self.head.said.get("og:description", "")

    @property
    def year(self) -> str:
        return self.head.said.get("article:published_time", "")[:4]

    @property
    def is_searchable(self) -> bool:
        """Whether the search of the site finds the page."""
        return "search:hidden" not in self.head.said


def read_documents(site: Path) -> Iterator[Document]:
    """Every document of the built *site* that may be listed, in the order of paths."""
    return (page for page in read_pages(site) if is_document(page.head))


def read_pages(site: Path) -> Iterator[Document]:
    """Every page of the built *site* that may be listed, those without a document, too."""
    return (_document(site, head) for head in read_heads(site) if head.is_listed)


def is_document(head: Head) -> bool:
    """Whether the page is no listing and no other generated page."""
    return head.path == "index.html" or head.said.get("og:type") in ("article", "profile")


def _document(site: Path, head: Head) -> Document:
    tree = parse_page((site / head.path).read_text(encoding="utf-8"))
    graphs = map(json.loads, tree.xpath("//head/script[@type='application/ld+json']/text()"))
    types = {node.get("@type") for graph in graphs for node in nodes_of(graph)}
    tags = [str(tag) for tag in tree.xpath("//head/meta[@property='article:tag']/@content")]
    for listed in tree.xpath("//*[@data-tags]/@data-tags"):
        tags += str(listed).split("|")
    releases = [str(name) for name in tree.xpath("//*[@data-releases]/@data-releases")]
    authors = tree.xpath("//head/meta[@name='author']/@content")
    kind = next((name for kind, name in KINDS.items() if kind in types), "Documentation")
    return Document(
        head.path,
        head,
        kind,
        tuple(dict.fromkeys(filter(None, tags))),
        tuple(map(str, authors)),
        tuple(dict.fromkeys(name for names in releases for name in names.split("|"))),
    )


def read_article(site: Path, document: Document) -> html.HtmlElement:
    """The article of a page, without what is not its content."""
    tree = parse_page((site / document.path).read_text(encoding="utf-8"))
    (article,) = tree.xpath("//article[@id='furo-main-content']") or [tree.body]
    asides = ASIDES if is_document(document.head) else ASIDES - LISTS
    for element in article.xpath(".//*[@class]"):
        if not asides.isdisjoint(element.get("class").split()):
            element.drop_tree()
    return article
