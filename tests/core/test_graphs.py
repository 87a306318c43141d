"""Each thing of a page is described once, whoever speaks of it."""

from __future__ import annotations

from sphinx_commons.core.graphs import add_graph, page_graphs, page_nodes

URL = "https://e.org/a/"


def listed(*graphs: dict) -> dict:
    """The context of a page to which *graphs* were added in that order."""
    context: dict = {}
    for graph in graphs:
        add_graph(context, graph)
    return context


def test_graphs_wait_in_the_order_of_their_coming():
    assert page_graphs(listed({"a": 1}, {"b": 2})) == [{"a": 1}, {"b": 2}]


def test_two_pages_have_two_lists():
    assert page_graphs(listed({"a": 1})) is not page_graphs(listed({"a": 1}))


def test_what_is_known_is_completed_and_the_first_value_counts():
    context = listed(
        {"@context": "c", "@graph": [{"@type": "Article", "@id": URL, "headline": "First"}]},
        {"@context": "c", "@type": "Article", "@id": URL, "headline": "Second", "image": "i"},
    )
    assert page_graphs(context) == [
        {
            "@context": "c",
            "@graph": [{"@type": "Article", "@id": URL, "headline": "First", "image": "i"}],
        }
    ]


def test_only_what_is_new_of_a_graph_is_listed():
    author, editor = {"@id": "#ada", "name": "Ada"}, {"@id": "#bob", "name": "Bob"}
    context = listed({"@graph": [author]}, {"@graph": [{"@id": "#ada"}, editor]})
    assert page_graphs(context) == [{"@graph": [author]}, {"@graph": [editor]}]


def test_things_without_a_name_are_things_of_their_own():
    assert len(page_graphs(listed({"@type": "Person"}, {"@type": "Person"}))) == 2


def test_a_page_of_documentation_is_what_somebody_knows_better():
    page, post = {"@type": "TechArticle", "@id": URL}, {"@type": "BlogPosting", "@id": URL}
    for graphs in ((page, post), (post, page)):
        (node,) = page_nodes(listed(*map(dict, graphs)))
        assert node["@type"] == "BlogPosting"
