"""What several rooms say of one page, put together."""

from __future__ import annotations

from sphinx_commons.structured_data.graphs import CONTEXT, nodes_of
from sphinx_commons.structured_data.merging import take_out, unified
from sphinx_commons.structured_data.model import Page

PAGE = Page(
    site="Kitchen", url="https://e.org/a/", title="A", description="Of A.", type="article",
    language="en", image="https://e.org/a.png",
)  # fmt: skip


def test_each_thing_is_described_once_and_completely():
    post = {"@type": "BlogPosting", "@id": PAGE.url, "headline": "First", "author": []}
    person = {"@type": "Person", "@id": "https://e.org/#me"}
    graphs = [
        {"@context": CONTEXT, "@graph": [post, person]},
        {"@type": "BlogPosting", "@id": PAGE.url, "keywords": "k", "headline": "Second"},
        {"@type": "BreadcrumbList"},
        {"@type": "FAQPage"},
    ]  # fmt: skip
    found = unified(graphs, PAGE, "https://e.org/")
    assert [node["@type"] for graph in found for node in nodes_of(graph)] == [
        "BlogPosting", "Person", "BreadcrumbList", "FAQPage",
    ]  # fmt: skip
    told = found[0]["@graph"][0]
    assert (told["headline"], told["keywords"], told["description"]) == ("First", "k", "Of A.")
    assert told["image"] == PAGE.image
    assert "@context" not in told
    assert told["isPartOf"] == found[2]["isPartOf"] == {"@id": "https://e.org/#website"}
    assert [graph["@id"] for graph in found[1:]] == [f"{PAGE.url}#breadcrumbs", f"{PAGE.url}#faq"]


def test_graphs_are_taken_out_of_a_head():
    tag = '<script type="application/ld+json">{"@type": "Thing"}</script>'
    assert take_out(f"<meta>\n{tag}\n{tag}\n") == ("<meta>", [{"@type": "Thing"}] * 2)
