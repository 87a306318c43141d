"""Nothing that people write becomes markup where it should be text."""

from __future__ import annotations

import json

import feedparser
import pytest

pytestmark = pytest.mark.sphinx("html", testroot="authors-escaping")
NAME = """Eve "</script><script>alert(4)</script>" O'Neil"""


@pytest.fixture(autouse=True)
def built(app):
    app.build()
    warnings = app.warning.getvalue()
    assert warnings.count("WARNING") == warnings.count("[authors.unknown_author]")


@pytest.mark.parametrize("name", ["index.html", "authors/evil.html"])
def test_no_script_and_no_handler_comes_from_text(soup, name):
    page = soup(name)
    for script in page.select("script"):
        assert "alert" not in script.get_text() or script["type"] == "application/ld+json"
    body = page.select_one(".body")
    assert body.select("[onerror], [onload], [onclick], [style], script, b, i") == []
    assert body.select("img:not(.author-avatar)") == []


def test_names_and_summaries_are_shown_as_written(soup):
    page = soup("index.html")
    byline = page.select_one(".byline").get_text()
    assert NAME in byline
    assert "<img src=x onerror=alert(3)>" in byline
    assert "Adapted from <b>old</b> by <i>x</i>" in byline
    card = page.select_one(".author-card").get_text()
    assert "<script>alert(5)</script>" in card
    assert "<script>alert(6)</script>" in card
    assert page.h1.find(string=True) == "Home </script><script>alert(1)</script> & co"


def test_structured_data_keeps_the_text(soup):
    for name in ("index.html", "authors/evil.html"):
        scripts = soup(name).select("script[type='application/ld+json']")
        assert len(scripts) == 1
        assert NAME in json.dumps(json.loads(scripts[0].string), ensure_ascii=False).replace(
            '\\"', '"'
        )


def test_the_feed_keeps_the_text(app):
    feed = feedparser.parse((app.outdir / "authors/evil/atom.xml").read_bytes())
    assert not feed.bozo
    assert feed.feed.author_detail.name == NAME
    (entry,) = feed.entries
    assert entry.title_detail.type == "text/plain"


def test_initials_are_letters(app):
    drawing = (app.outdir / "_images/authors/evil.svg").read_text(encoding="utf-8")
    assert ">EN</text>" in drawing
    assert "script" not in drawing
