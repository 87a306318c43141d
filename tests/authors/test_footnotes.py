"""What belongs to a text is in the feeds that have it, formulas and footnotes too."""

from __future__ import annotations

import feedparser
import pytest
from bs4 import BeautifulSoup

SETTINGS = {
    "html_theme": "furo",
    "html_baseurl": "https://example.org/",
    "blog_title": "Bread",
    "blog_path": "blog",
    "blog_baseurl": "https://example.org/",
    "blog_feed_fulltext": True,
    "myst_enable_extensions": ["dollarmath"],
}
TEXT = """---
date: 2015-01-02
authors: ann
---
# Rolls

Soft[^soft] and $x^2$ rolls[^1].

{}

[^soft]: As *butter*.
[^1]: Of rye.
"""
FILES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\nblog/2015/*\nauthors/*\n```\n",
    "authors/ann.md": "---\nauthor: {name: Ann}\n---\n# Ann\n",
    "blog/2015/rolls.md": TEXT.format("## More\n\nText."),
    "blog/2015/plain.md": TEXT.format("<!--more-->\n\nText.").replace("authors: ann\n", ""),
}


@pytest.fixture
def site(make_site):
    extensions = ["myst_parser", "sphinx_commons.blog", "sphinx_commons.authors"]
    return make_site(FILES, extensions=[*extensions, "sphinx_commons.theme"], **SETTINGS)


@pytest.mark.parametrize(("feed", "number"), [("blog/atom.xml", 2), ("authors/ann/atom.xml", 1)])
def test_feeds_keep_footnotes_and_formulas(site, feed, number):
    assert site.warnings == ""
    entries = feedparser.parse(site.text(feed)).entries
    assert len(entries) == number
    for entry in entries:
        text = BeautifulSoup(entry.content[0].value, "html.parser")
        assert [note.p.text for note in text.select("aside.footnote")] == ["Of rye.", "As butter."]
        assert text.select_one("code").text == "x^2"
        assert text.find("math") is None


def test_footnotes_stand_once_and_before_the_cards(site):
    page = site.soup("blog/2015/rolls.html")
    assert [note.p.text for note in page.select("aside.footnote")] == ["Of rye.", "As butter."]
    assert len(page.select(".e-content aside.footnote")) == 2
    assert page.select_one("aside.footnote").find_next(class_="author-cards")
    for mark in page.select("a.footnote-reference, a[role=doc-backlink]"):
        assert page.find(id=mark["href"][1:])


def test_excerpts_draw_formulas_and_name_them_once(site):
    listing = site.soup("blog/index.html")
    assert [math.msup.text for math in listing.select(".blog-excerpt math")] == ["x2", "x2"]
    feed = feedparser.parse(site.text("blog/atom.xml"))
    assert {entry.summary for entry in feed.entries} == {"Soft and x^2 rolls."}
