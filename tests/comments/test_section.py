"""Which pages have a place for comments, and what stands there."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import sphinx_commons.comments
from sphinx_commons.comments.server import server_url

STATIC = Path(sphinx_commons.comments.__file__).parent / "static"


@pytest.fixture
def built(app):
    app.build()
    return app


@pytest.mark.sphinx("html", testroot="comments", freshenv=True)
def test_a_page_that_asks_has_a_section(built, soup):
    assert built.warning.getvalue() == ""
    page = soup("salt.html")
    section = page.find("section", {"aria-labelledby": "page-comments-title"})
    assert section["data-server"] == "/comments"
    assert section.find("h2", id="page-comments-title").text == "Comments"
    assert "JavaScript" in section.noscript.text
    assert section.button.has_attr("hidden")
    thread = section.find(id="isso-thread")
    assert thread["data-isso-id"] == "/food/salt.html"
    assert thread["data-title"] == "Salt & <pepper>"
    (script,) = page.select("script[src*='comments.js']")
    assert script.has_attr("defer")
    assert page.select("link[href*='comments.css']")


@pytest.mark.sphinx("html", testroot="comments", freshenv=True)
def test_nothing_is_asked_of_the_server_at_first(built, soup):
    page = soup("salt.html")
    assert "embed" not in str(page)
    section = page.find(id="page-comments")
    names = {name for tag in [section, *section.find_all(True)] for name in tag.attrs}
    assert [name for name in names if name == "style" or name.startswith("on")] == []


@pytest.mark.sphinx("html", testroot="comments", freshenv=True)
@pytest.mark.parametrize("name", ["index", "quiet", "unlisted", "authors/ada", "genindex"])
def test_other_pages_have_none(built, soup, name):
    page = soup(f"{name}.html")
    assert page.select(".page-comments, script[src*=comments], link[href*=comments]") == []


@pytest.mark.sphinx(
    "html", testroot="comments", freshenv=True, confoverrides={"front_matter_show_drafts": True}
)
def test_a_draft_that_is_previewed_has_none(built, soup):
    assert soup("draft.html").h1
    assert not soup("draft.html").select(".page-comments")


@pytest.mark.sphinx("dirhtml", testroot="comments", freshenv=True)
def test_a_thread_belongs_to_the_address_of_a_page(built, soup):
    thread = soup("salt/index.html").find(id="isso-thread")
    assert thread["data-isso-id"] == "/food/salt/"


@pytest.mark.sphinx("html", testroot="comments", freshenv=True, confoverrides={"html_baseurl": ""})
def test_without_an_address_of_the_site_the_browser_names_the_page(built, soup):
    assert not soup("salt.html").find(id="isso-thread").has_attr("data-isso-id")


@pytest.mark.sphinx(
    "html", testroot="comments", freshenv=True, confoverrides={"comments_server": ""}
)
def test_without_a_server_there_is_nothing(built, soup):
    assert built.warning.getvalue() == ""
    assert not soup("salt.html").select(".page-comments")


@pytest.mark.sphinx(
    "html",
    testroot="comments",
    freshenv=True,
    confoverrides={"comments_server": "http://other.example/"},
)
def test_a_wrong_address_is_told_once(built, soup):
    assert built.warning.getvalue().count("comments_server: 'http://other.example/'") == 1
    assert not soup("salt.html").select(".page-comments")


@pytest.mark.sphinx("text", testroot="comments", freshenv=True)
def test_text_has_none(built):
    assert "omment" not in (built.outdir / "salt.txt").read_text("utf-8")


@pytest.mark.sphinx("epub", testroot="comments", freshenv=True)
def test_books_have_none(built):
    assert "omment" not in (built.outdir / "salt.xhtml").read_text("utf-8")


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://comments.example.org", "https://comments.example.org"),
        ("https://example.org:8443/isso/", "https://example.org:8443/isso"),
        ("/comments/", "/comments"),
        ("/a/b-c", "/a/b-c"),
        ("", ""),
        (None, ""),
        (7, ""),
        ("comments", ""),
        ("//example.org", ""),
        ("http://example.org", ""),
        ("https://", ""),
        ("https://u:p@example.org", ""),
        ("https://example.org/?a=b", ""),
        ("https://example.org/#a", ""),
        ("https://example.org/<b>", ""),
        ("https://example.org\n", ""),
        ("javascript:alert(1)", ""),
        ("/a b", ""),
        ("/a//b", ""),
    ],
)
def test_addresses(value, address):
    assert server_url(value) == address


def test_the_script_is_small():
    assert len(gzip.compress((STATIC / "comments.js").read_bytes(), mtime=0)) < 2000
