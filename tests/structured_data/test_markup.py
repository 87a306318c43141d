"""Markup in titles and texts is no part of what machines are told."""

from __future__ import annotations

import json

import pytest
from docutils import nodes
from sphinx_commons.core.plain_text import plain_text

BASE = "https://bread.example.org/"
PAGES = {
    "index.md": "# Bread\n\n```{toctree}\nwater\n```\n",
    "water.md": "# H<sub>2</sub>O, *salt* & `<yeast>`\n\nShort <script>alert(1)</script> *text*.\n"
    "\n## C<sup>++</sup>\n\nMore.\n",
}


@pytest.mark.parametrize("others", [[], ["sphinx_commons.speed"]])
def test_titles_are_plain_text_everywhere(make_site, others):
    extensions = ["myst_parser", "sphinx_commons.structured_data", *others]
    site = make_site(PAGES, extensions=extensions, html_baseurl=BASE)
    page = site.soup("water.html")
    heads = page.select("meta[content]")
    said = {meta.get("property") or meta.get("name"): meta["content"] for meta in heads}
    title = "H2O, salt & <yeast>"
    assert said["og:title"] == said["og:image:alt"] == title
    assert said["description"] == said["og:description"] == "Short text."
    assert title in {node.get("headline") for node in site.graphs("water.html")}
    trail = next(n for n in site.graphs("water.html") if n["@type"] == "BreadcrumbList")
    assert trail["itemListElement"][-1]["name"] == title
    text = site.text("searchindex.js")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    assert index["titles"] == ["Bread", title]
    assert {title, "C++"} <= index["alltitles"].keys()
    assert "sub" not in index["titleterms"]
    # The page itself keeps it.
    assert page.select_one("h1 sub").text == "2"
    assert page.select_one("h2 sup").text == "++"


def raw(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ([nodes.Text("H"), raw("<sub>"), nodes.Text("2"), raw("</sub>"), nodes.Text("O")], "H2O"),
        ([raw("<style>"), nodes.Text("a{}"), raw("</style>"), nodes.Text(" b")], "b"),
        ([raw("<script src='x'></script>"), nodes.Text("a")], "a"),
        ([raw("</script>"), nodes.Text("a")], "a"),
        ([nodes.image(alt="drawn"), nodes.Text(" a")], "drawn a"),
    ],
)
def test_the_words_of_a_title(parts, wanted):
    assert plain_text(nodes.title("", "", *parts), pictures=True) == wanted
