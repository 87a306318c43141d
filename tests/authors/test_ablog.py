"""Beside ABlog: its addresses and labels of authors lead to the author pages."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.sphinx("html", testroot="authors-ablog")


@pytest.fixture(autouse=True)
def built(app):
    from ablog.blog import Blog

    Blog._dict = {}
    app.build()
    assert app.warning.getvalue() == ""


def test_labels_lead_to_author_pages_and_show_the_name(soup):
    links = soup("index.html").select("section > p a")
    assert [(a["href"], a.get_text()) for a in links] == [
        ("authors/rbowen.html", "Rich Bowen"),
        ("authors/rbowen.html", "him"),
        ("authors/index.html", "People"),
    ]


@pytest.mark.parametrize("name", ["rbowen", "rich-bowen", "rich-b"])
def test_pages_of_ablog_lead_on(soup, name):
    page = soup(f"blog/author/{name}.html")
    refresh = page.select_one("meta[http-equiv=refresh]")["content"]
    assert refresh == "0; url=../../authors/rbowen.html"
    assert page.select_one("a")["href"] == "../../authors/rbowen.html"
    assert (
        page.select_one("link[rel=canonical]")["href"] == "https://example.org/authors/rbowen.html"
    )
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


@pytest.mark.sphinx("dirhtml", srcdir="authors-pretty")
def test_short_addresses_are_not_led_on_twice(soup):
    page = soup("blog/author/rbowen/index.html")
    assert page.select_one("a")["href"] == "../../../authors/rbowen/"


def test_the_list_of_authors_leads_on_too(soup):
    page = soup("blog/author.html")
    assert page.select_one("a")["href"] == "../authors/index.html"


@pytest.mark.sphinx(srcdir="authors-gone")
def test_redirects_of_names_that_are_gone_are_removed(app, make_app):
    path = app.srcdir / "authors/rbowen.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace(", aliases: [Rich B.]", ""), encoding="utf-8")
    again = make_app("html", srcdir=app.srcdir, builddir=app.outdir.parent, freshenv=False)
    again.build()
    path.write_text(before, encoding="utf-8")
    assert not (app.outdir / "blog/author/rich-b.html").exists()
    assert (app.outdir / "blog/author/rbowen.html").exists()


@pytest.mark.sphinx(srcdir="authors-renamed")
def test_a_new_name_reaches_pages_with_labels(app, make_app):
    path = app.srcdir / "authors/rbowen.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(
        before.replace("Rich Bowen,", "Richard Bowen,").replace("Rich B.", "Rich Bowen")
    )
    again = make_app("html", srcdir=app.srcdir, builddir=app.outdir.parent, freshenv=False)
    again.build()
    path.write_text(before, encoding="utf-8")
    assert ">Richard Bowen</span>" in (app.outdir / "index.html").read_text(encoding="utf-8")


@pytest.mark.sphinx(srcdir="authors-labels")
def test_other_labels_are_not_taken_for_authors(app, make_app):
    path = app.srcdir / "index.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + "\n{ref}`rbowen`\n", encoding="utf-8")
    again = make_app("html", srcdir=app.srcdir, builddir=app.outdir.parent, freshenv=False)
    again.build()
    path.write_text(before, encoding="utf-8")
    assert "undefined label: 'rbowen'" in again.warning.getvalue()


@pytest.mark.sphinx(srcdir="authors-long")
def test_a_name_that_no_file_can_have_needs_no_redirect(app, make_app):
    path = app.srcdir / "authors/rbowen.md"
    before = path.read_text(encoding="utf-8")
    name = "Ж" * 130
    path.write_text(before.replace("Rich B.", f"Rich B., {name}"), encoding="utf-8")
    again = make_app("html", srcdir=app.srcdir, builddir=app.outdir.parent, freshenv=False)
    again.build()
    path.write_text(before, encoding="utf-8")
    assert again.statuscode == 0
    assert (app.outdir / "blog/author/rich-b.html").exists()
