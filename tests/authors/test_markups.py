"""People are named in the header of a page, whatever its markup."""

from __future__ import annotations

import pytest

from tests.markups import MARKUPS, page

CONF = "extensions = ['myst_parser', 'sphinx_commons.authors']\nauthors_git_dates = False\n"


def site(markup: str, **header: object) -> dict[str, str]:
    entry = {"author": {"name": "Ada Lovelace", "aliases": "Countess"}, "orphan": True}
    return {
        "conf.py": CONF,
        "index.md": "# Home\n",
        f"authors/ada.{markup}": page(markup, entry, "Ada Lovelace", "Counts."),
        f"guide.{markup}": page(markup, {"orphan": True, **header}, "Guide"),
    }


@pytest.mark.parametrize("markup", MARKUPS)
def test_bylines_and_author_pages(make_site, markup):
    built = make_site(site(markup, authors="Countess", editors="ada", date="2015-03-02"))
    assert built.warnings == ""
    byline = built.soup("guide.html").select_one(".byline")
    assert byline.select_one("a.p-author, .p-author a")["href"] == "authors/ada.html"
    assert byline.select_one("time")["datetime"] == "2015-03-02"
    works = built.soup("authors/ada.html").select_one(".author-works")
    assert works.a["href"] == "../guide.html"
    assert "author" in works.text
    assert "editor" in works.text


@pytest.mark.parametrize("markup", MARKUPS)
def test_an_unknown_name_has_a_place(make_site, markup):
    built = make_site(site(markup, author="Adda Lovelace"))
    assert built.warnings.startswith(f"guide.{markup}:3: WARNING: unknown author 'Adda Lovelace'")
    assert "did you mean" in built.warnings


@pytest.mark.parametrize("markup", MARKUPS)
def test_anybody_is_an_author_where_nobody_has_a_page(make_site, markup):
    files = site(markup, author="Somebody")
    built = make_site({name: text for name, text in files.items() if "authors/" not in name})
    assert built.warnings == ""
