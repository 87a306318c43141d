"""JSON-LD: what rooms say of the things of one page, each thing once. No Sphinx in here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Graph = dict[str, Any]

# Where the graphs of a page wait in the context of its template.
KEY = "json_ld"
# Any page of documentation is one of these; what says more of the same thing counts instead.
GENERAL = "TechArticle"


def add_graph(context: dict[str, Any], graph: Graph) -> None:
    """Put *graph* on the list of the page whose template *context* this is.

    A thing that has a name (``@id``) is described once: what *graph* says of one that is on the
    list completes its first description, and of two values the first counts.
    """
    known = {node["@id"]: node for node in page_nodes(context) if "@id" in node}
    fresh = []
    for node in nodes_of(graph):
        if first := known.get(node.get("@id")):
            _complete(first, node)
        else:
            fresh.append(node)
    if fresh:
        whole = {**graph, "@graph": fresh} if "@graph" in graph else graph
        page_graphs(context).append(whole)


def page_graphs(context: dict[str, Any]) -> list[Graph]:
    """The graphs that a page has so far, as they stand on its list."""
    graphs: list[Graph] = context.setdefault(KEY, [])
    return graphs


def page_nodes(context: dict[str, Any]) -> Iterator[Graph]:
    """Everything that the graphs of a page describe at their top."""
    for graph in page_graphs(context):
        yield from nodes_of(graph)


def nodes_of(graph: Graph) -> list[Graph]:
    """Everything that *graph* describes at its top."""
    nodes: list[Graph] = graph.get("@graph", [graph])
    return nodes


def _complete(node: Graph, other: Graph) -> None:
    if node.get("@type") == GENERAL:
        node["@type"] = other.get("@type", GENERAL)
    for key in other.keys() - {"@context"}:
        node.setdefault(key, other[key])
