"""Headers in a build: what becomes of them, and what never shows."""

from __future__ import annotations

import pytest
from sphinx_commons.front_matter import page_meta, public_credits

pytestmark = pytest.mark.sphinx("html", testroot="front-matter")


@pytest.fixture(autouse=True)
def built(app):
    app.build()
    warnings = app.warning.getvalue()
    assert warnings.count("WARNING") == warnings.count("[front_matter.pelican_header]")


def test_a_title_becomes_the_heading_as_text(soup):
    page = soup("index.html")
    assert [h.find(string=True) for h in page.select("h1")] == ["Home & <b>more</b>"]
    assert page.select_one("h1 b") is None


def test_an_own_heading_wins(soup):
    page = soup("own-heading.html")
    assert [h.find(string=True) for h in page.select("h1")] == ["Own heading"]
    assert "Not the heading" not in page.get_text()


def test_a_pelican_page_has_title_and_text_and_no_header(soup):
    page = soup("pelican.html")
    assert page.h1.find(string=True) == "From Pelican"
    assert "Text of the post." in page.get_text()
    assert "Slug" not in page.get_text()


def test_marks_at_the_start_and_carriage_returns_do_not_matter(app, soup):
    assert soup("crlf.html").h1.find(string=True) == "With marks"
    assert page_meta(app.env, "crlf").authors == ("ada",)


def test_every_page_has_a_record(app):
    assert page_meta(app.env, "index").date.day.isoformat() == "2015-03-02"
    assert page_meta(app.env, "plain").authors == ()
    assert page_meta(app.env, "nowhere") is None


def test_sphinx_sees_no_key_of_ours(app):
    assert set(app.env.metadata["index"]) <= {"myst", "title", "wordcount"}


def test_a_draft_leaves_no_trace(app):
    assert "secret" not in app.env.found_docs
    for path in app.outdir.rglob("*"):
        if path.is_file():
            assert b"secret" not in path.read_bytes(), path
            assert "secret" not in path.name


def test_credits_of_listed_pages_have_titles(app):
    found = [(c.docname, c.person, c.role, c.title, c.line) for c in public_credits(app.env)]
    assert found == [
        ("crlf", "ada", "author", "With marks", 3),
        ("index", "ada", "author", "Home & <b>more</b>", 4),
        ("index", "bob", "author", "Home & <b>more</b>", 4),
        ("pelican", "Thierry Carrez", "author", "From Pelican", 3),
    ]


@pytest.mark.sphinx(
    "html",
    testroot="front-matter",
    freshenv=True,
    confoverrides={
        "front_matter_show_drafts": True,
        "suppress_warnings": ["front_matter.unknown_key"],
    },
)
def test_a_preview_shows_drafts(soup):
    assert soup("secret.html").h1.find(string=True) == "Secret draft"


def test_pages_come_and_go_with_the_word_draft(app, make_app):
    path = app.srcdir / "plain.md"
    before = path.read_text(encoding="utf-8")

    def build(text: str) -> set[str]:
        path.write_text(text, encoding="utf-8")
        again = make_app("html", srcdir=app.srcdir, builddir=app.outdir.parent, freshenv=False)
        again.build()
        return set(again.env.all_docs)

    assert "plain" not in build(f"---\ndraft: true\n---\n{before}")
    assert "plain" in build(before)
