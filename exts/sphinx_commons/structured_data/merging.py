"""What several rooms say of one thing, said once. No Sphinx in here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .graphs import SCRIPT, article, nodes_of, site_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .graphs import Graph
    from .model import Page

ARTICLES = {"TechArticle", "BlogPosting"}
PARTS_OF_SITE = {*ARTICLES, "FAQPage", "ProfilePage", "Blog"}
# What has no name of its own is named after its page.
FRAGMENTS = {"FAQPage": "faq", "BreadcrumbList": "breadcrumbs"}


def take_out(head: str) -> tuple[str, list[Graph]]:
    """*head* without its JSON-LD, and the graphs of that."""
    return SCRIPT.sub("", head).rstrip(), [json.loads(found[1]) for found in SCRIPT.finditer(head)]


def unified(graphs: Iterable[Graph], page: Page, root_url: str) -> list[Graph]:
    """The *graphs* of *page*, in which each thing has a name, is described once, and completely.

    Of two values the first counts. Graphs in which nothing is left are left out.
    """
    known: dict[object, Graph] = {}
    found = []
    for graph in graphs:
        fresh = [node for node in nodes_of(graph) if _first_of(node, page, known) is node]
        if "@graph" in graph:
            graph["@graph"] = fresh
        if fresh:
            found.append(graph)
    for node in known.values():
        _complete(node, page, root_url)
    return found


def _first_of(node: Graph, page: Page, known: dict[object, Graph]) -> Graph:
    """The first description of what *node* describes, which takes from *node* what it lacks."""
    kind = str(node.get("@type"))
    if kind in FRAGMENTS:
        node.setdefault("@id", f"{page.url}#{FRAGMENTS[kind]}")
    first = known.setdefault((kind, node["@id"]) if "@id" in node else id(node), node)
    if first is not node:
        _add(first, node)
    return first


def _add(node: Graph, other: Graph) -> None:
    for key in other.keys() - {"@context"}:
        node.setdefault(key, other[key])


def _complete(node: Graph, page: Page, root_url: str) -> None:
    """Add what only the page knows."""
    kind = node.get("@type")
    if kind in ARTICLES and node.get("@id") == page.url:
        _add(node, article(page, root_url))
    if kind in PARTS_OF_SITE:
        node.setdefault("isPartOf", {"@id": site_id(root_url)})
