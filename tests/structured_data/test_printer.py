"""Graphs as text: no content can end the script element, and nothing is printed twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.structured_data.printer import script_tag

if TYPE_CHECKING:
    from pathlib import Path

NASTY = "</script><script>alert(1)</script> <!-- & \u2028 \u2029 é 😀"
BASE = "https://e.org/"
FOREIGN = {"@type": "Thing", "name": "of another extension"}
CONF = """
extensions = [{extensions}]
html_theme = "{theme}"
html_baseurl = "{base}"
authors_git_dates = site_git_dates = False


def speak(app, pagename, templatename, context, doctree):
    tag = '<script type="application/ld+json">{foreign}</script>'
    context["metatags"] = context.get("metatags", "") + tag


def setup(app):
    app.connect("html-page-context", speak)
"""
FILES = {
    "index.md": "# Start\n\n```{toctree}\nquestions\nblog/2015/post\n```\n",
    "questions.md": "---\ndate: 2015-01-01\n---\n# Questions\n\n"
    "```{faq:question} Why?\n:id: why\n\nSo.\n```\n",
    "blog/2015/post.md": "---\ndate: 2015-02-03\n---\n# Post\n\nText.\n",
}
ROOMS = "faq authors blog structured_data".split()


def test_text_stays_inside_and_comes_back_whole():
    soup = BeautifulSoup(script_tag({"name": NASTY}), "html.parser")
    (script,) = soup.find_all("script")
    assert script["type"] == "application/ld+json"
    assert json.loads(script.string) == {"name": NASTY}


def test_equal_graphs_are_equal_bytes_whatever_the_order():
    assert script_tag({"a": 1, "b": 2}) == script_tag({"b": 2, "a": 1})


def build(folder: Path, *rooms: str, theme: str = "basic", base: str = BASE) -> Path:
    """The built site of ``FILES`` with these *rooms* of the distribution."""
    names = ["myst_parser", *(f"sphinx_commons.{room}" for room in rooms)]
    listed = ", ".join(map(repr, names))
    conf = CONF.format(extensions=listed, theme=theme, base=base, foreign=json.dumps(FOREIGN))
    for name, text in {"conf.py": conf, **FILES}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    app = SphinxTestApp("html", srcdir=folder)
    try:
        app.build()
        return app.outdir
    finally:
        app.cleanup()


def nodes(out: Path, page: str) -> list[dict]:
    """Everything that the JSON-LD of *page* describes, but what the other extension says."""
    soup = BeautifulSoup((out / page).read_text("utf-8"), "html.parser")
    graphs = [json.loads(s.string) for s in soup.find_all("script", type="application/ld+json")]
    assert graphs.count(FOREIGN) == 1
    found = [node for graph in graphs for node in graph.get("@graph", [graph])]
    return [node for node in found if node != FOREIGN]


def types(found: list[dict]) -> list[str]:
    return sorted(node["@type"] for node in found)


@pytest.mark.parametrize("theme", ["basic", "alabaster", "furo"])
def test_questions_alone_print_their_graph_and_no_more(tmp_path, theme):
    out = build(tmp_path, "faq", theme=theme)
    (page,) = nodes(out, "questions.html")
    assert (page["@type"], page["@id"]) == ("FAQPage", f"{BASE}questions.html#faq")
    assert page["mainEntity"][0]["name"] == "Why?"
    assert "og:title" not in (out / "questions.html").read_text("utf-8")


def test_all_rooms_together_say_each_thing_once(tmp_path):
    out = build(tmp_path, *ROOMS)
    assert types(nodes(out, "index.html")) == ["WebSite"]
    questions = nodes(out, "questions.html")
    assert types(questions) == ["BreadcrumbList", "FAQPage", "TechArticle"]
    assert {node["isPartOf"]["@id"] for node in questions if "isPartOf" in node} == {
        f"{BASE}#website"
    }


@pytest.mark.parametrize("rooms", [ROOMS, ["blog", "authors"], ["blog"], ["blog", "faq"]])
@pytest.mark.parametrize("base", [BASE, ""])
def test_a_post_without_authors_is_one_thing(tmp_path, rooms, base):
    found = nodes(build(tmp_path, *rooms, base=base), "blog/2015/post.html")
    assert [t for t in types(found) if t != "BreadcrumbList"] == (
        ["BlogPosting"] if base or "authors" in rooms else []
    )


def test_the_start_page_describes_the_site_whatever_its_address(tmp_path):
    (site,) = nodes(build(tmp_path, "structured_data"), "index.html")
    assert (site["@id"], site["url"]) == (f"{BASE}#website", BASE)


def test_without_an_address_questions_are_described_all_the_same(tmp_path):
    (page,) = (
        node
        for node in nodes(build(tmp_path, *ROOMS, base=""), "questions.html")
        if node["@type"] == "FAQPage"
    )
    assert "@id" not in page
    assert page["mainEntity"][0]["acceptedAnswer"]["text"] == "<p>So.</p>"
