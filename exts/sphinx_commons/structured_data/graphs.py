"""JSON-LD that describes a page and the site. No Sphinx in here."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from .model import Page

CONTEXT = "https://schema.org"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# A page that says one of these of itself needs no article beside it.
MAIN_TYPES = {"TechArticle", "BlogPosting", "FAQPage", "ProfilePage", "Blog", "CollectionPage"}

Graph = dict[str, Any]


def types_in(head: str) -> set[str]:
    """The types of everything that the JSON-LD in *head* describes at its top."""
    return types_of(json.loads(match[1]) for match in SCRIPT.finditer(head))


def types_of(graphs: Iterable[Graph]) -> set[str]:
    """The types of everything that *graphs* describe at their top."""
    return {str(node.get("@type")) for graph in graphs for node in nodes_of(graph)}


def nodes_of(graph: Graph) -> list[Graph]:
    """Everything that *graph* describes at its top."""
    nodes: list[Graph] = graph.get("@graph", [graph])
    return nodes


def missing_graphs(page: Page, root_url: str, present: Set[str]) -> Iterator[Graph]:
    """The graphs that *page* should have, where those of the types *present* are there."""
    if page.url == root_url:
        yield website(page)
        return
    if len(page.trail) > 1 and "BreadcrumbList" not in present:
        yield breadcrumbs(page)
    if page.type == "article" and not present & MAIN_TYPES:
        yield article(page, root_url)


def website(page: Page) -> Graph:
    """The site, described by its start page."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "@id": site_id(page.url),
        "url": page.url,
        "name": page.site,
        "description": page.description,
        "inLanguage": page.language,
    }


def site_id(root_url: str) -> str:
    """The name by which graphs refer to the site."""
    return f"{root_url}#website"


def breadcrumbs(page: Page) -> Graph:
    """The way from the start page to *page*."""
    items = [
        {"@type": "ListItem", "position": number, "name": title, "item": url}
        for number, (title, url) in enumerate(page.trail, 1)
    ]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "@id": f"{page.url}#breadcrumbs",
        "itemListElement": items,
    }


def article(page: Page, root_url: str) -> Graph:
    """A page of documentation."""
    graph: Graph = {
        "@context": CONTEXT,
        "@type": "TechArticle",
        "@id": page.url,
        "url": page.url,
        "mainEntityOfPage": page.url,
        "headline": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "isPartOf": {"@id": site_id(root_url)},
        "image": page.image,
        "datePublished": page.published,
        "dateModified": page.modified,
        "keywords": list(page.tags),
    }
    return {key: value for key, value in graph.items() if value}
