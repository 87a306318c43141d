"""JSON-LD that describes a page and the site. No Sphinx in here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_commons.core.graphs import add_graph, page_nodes

if TYPE_CHECKING:
    from sphinx_commons.core.graphs import Graph

    from .model import Page

CONTEXT = "https://schema.org"
ARTICLES = {"TechArticle", "BlogPosting"}
PARTS_OF_SITE = {*ARTICLES, "FAQPage", "ProfilePage", "Blog"}
# A page that says one of these of itself needs no article beside it.
MAIN_TYPES = {*PARTS_OF_SITE, "CollectionPage"}


def add_page_graphs(context: dict[str, Any], page: Page, root_url: str) -> None:
    """Add to the graphs of *page* what other rooms have not said."""
    present = {node.get("@type") for node in page_nodes(context)}
    if page.is_start:
        add_graph(context, website(page, root_url))
    elif "BreadcrumbList" not in present:
        add_graph(context, breadcrumbs(page))
    if present & ARTICLES or (page.type == "article" and not present & MAIN_TYPES):
        add_graph(context, article(page))
    for node in page_nodes(context):
        if node.get("@type") in PARTS_OF_SITE:
            node.setdefault("isPartOf", {"@id": site_id(root_url)})


def website(page: Page, root_url: str) -> Graph:
    """The site, described by its start page."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "@id": site_id(root_url),
        "url": root_url,
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


def article(page: Page) -> Graph:
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
        "image": page.image,
        "datePublished": page.published,
        "dateModified": page.modified,
        "keywords": list(page.tags),
    }
    return {key: value for key, value in graph.items() if value}
