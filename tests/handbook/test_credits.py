"""A person's page lists the handbooks that have a page of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sites import Built

    Make = Callable[..., Built]

CONF = """
extensions = ["myst_parser", "sphinx_commons.authors", "sphinx_commons.handbook"]
project = "Salt"
html_theme = "basic"
handbooks = [
    {"filename": "guide", "title": "Guide to salt", "documents": ["guide"]},
    {"filename": "news", "title": "News", "select": "year=2015"},
]
"""
FILES = {
    "conf.py": CONF,
    "index.md": "# Home\n\n```{toctree}\n:glob:\nguide\nmore\nbooks\nauthors/*\n```\n",
    "books.md": "---\nauthors: cleo\n---\n# Books\n\n```{handbook:list}\n```\n",
    "guide.md": "# Guide\n\n```{toctree}\ninner\nhidden\n```\n",
    "inner.md": "---\nauthors: ada\nreviewers: Bob Stone\ndate: 2015-01-01\n---\n# Inner\n",
    "hidden.md": "---\nauthors: cleo\nhandbook: false\n---\n# Hidden\n\nText.\n",
    "more.md": "---\nauthors: cleo\n---\n# More\n\nText.\n",
    **{
        f"authors/{name}.md": f"---\nauthor: {{name: {full}}}\n---\n\nBiography.\n"
        for name, full in {"ada": "Ada Bell", "bob": "Bob Stone", "cleo": "Cleo Dunn"}.items()
    },
}


def soup(app: Built, name: str) -> BeautifulSoup:
    return BeautifulSoup((app.out / name).read_text(encoding="utf-8"), "html.parser")


def handbooks(app: Built, author: str) -> list[tuple[str, str, str]]:
    """Title, address and roles of each handbook on the page of *author*."""
    page = soup(app, f"authors/{author}.html")
    items = page.select(".author-works li:has(a[href*='#handbook-'])")
    return [
        (item.a.get_text(), str(item.a["href"]), item.select_one(".author-work-facts").get_text())
        for item in items
        if item.a
    ]


@pytest.fixture
def app(make_site: Make) -> Built:
    return make_site(dict(FILES), "html")


def test_handbooks_with_a_page_of_theirs_are_listed(app: Built) -> None:
    assert app.warnings == ""
    assert handbooks(app, "ada") == [
        ("Guide to salt", "../books.html#handbook-guide", "author"),
        ("News", "../books.html#handbook-news", "author"),
    ]
    assert [roles for _title, _link, roles in handbooks(app, "bob")] == ["reviewer"] * 2
    assert "Handbooks" in soup(app, "authors/ada.html").get_text()


def test_pages_outside_and_pages_left_out_do_not_count(app: Built) -> None:
    assert handbooks(app, "cleo") == []


def test_links_lead_to_the_list(app: Built) -> None:
    page = soup(app, "books.html")
    assert "Guide to salt" in page.find(id="handbook-guide").parent.get_text()
    assert page.find(id="handbook-news")


def test_works_follow_the_pages(app: Built, make_site: Make) -> None:
    inner = FILES["inner.md"].replace("authors: ada", "authors: cleo")
    make_site({"conf.py": CONF, "inner.md": inner}, "html")
    assert handbooks(app, "ada") == []
    assert len(handbooks(app, "cleo")) == 2


def test_without_a_list_there_is_nothing_to_link_to(make_site: Make) -> None:
    app = make_site({**FILES, "books.md": "# Books\n"}, "html")
    assert app.warnings == ""
    assert "Handbooks" not in soup(app, "authors/ada.html").get_text()


@pytest.mark.parametrize("builder", ["typst", "latex", "text"])
def test_other_formats_know_no_problem(make_site: Make, builder: str) -> None:
    assert make_site(dict(FILES), builder).warnings == ""
