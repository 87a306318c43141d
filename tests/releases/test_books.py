"""Handbooks for a release, and the badges in them."""

from __future__ import annotations

import pytest

from tests.handbook.pdf import Pdf

FILES = {
    "conf.py": "extensions = ['sphinx_commons.handbook', 'sphinx_commons.faq', "
    "'sphinx_commons.releases']\nmyst_enable_extensions = ['colon_fence']\n",
    "index.md": "---\nhandbook: false\n---\n"
    "# Home\n\n```{toctree}\nold\nnew\nall\ntext\nlast\n```\n",
    "old.md": "---\napplies_to: -yoga\n---\n# Old\n",
    "new.md": "---\napplies_to: zed-\n---\n# New\n",
    "all.md": "# All\n\n:::{faq:question} Really?\n:applies-to: yoga\n\nYes.\n:::\n",
    "text.md": "---\napplies_to: Yoga, mostly\n---\n# Text\n",
    "last.md": "---\napplies_to: caracal\n---\n# Last\n",
}


def book(make_site, release, **files):
    books = [{"filename": "book", "title": "Book", "select": f"release={release}"}]
    return make_site({**FILES, **files}, "typst", handbooks=books)


@pytest.mark.parametrize(
    ("release", "titles"),
    [("zed", "New All Text"), ("yoga", "Old All Text"), ("caracal", "New All Text Last")],
)
def test_a_book_has_what_applies_and_what_says_nothing(make_site, release, titles):
    built = book(make_site, release)
    assert built.warnings == ""
    found = [title.lstrip("0123456789 ") for title in Pdf(built.out / "book.pdf").bookmarks]
    assert [t for t in found if t in ("Old", "New", "All", "Text", "Last")] == titles.split()


def test_badges_are_words_in_print(make_site):
    text = Pdf(book(make_site, "yoga").out / "book.pdf").text
    assert "Applies to Yoga and earlier · This release has ended." in " ".join(text.split())
    assert "Applies to Yoga, mostly" in text


def test_an_unknown_release_may_be_another(make_site):
    built = book(make_site, "caracel")
    assert "selects no document; did you mean 'release=caracal'? [handbook.empty]" in built.warnings


def test_without_releases_there_is_nothing_to_choose(make_site):
    built = book(make_site, "zed", **{"releases.yml": ""})
    assert "'release=zed' selects no document [handbook.empty]" in built.warnings


def test_a_book_follows_the_file(make_site):
    assert "This release has ended." in Pdf(book(make_site, "yoga").out / "book.pdf").text
    built = book(make_site, "yoga", **{"releases.yml": "yoga: {date: 2022-03-30}\n"})
    assert "has ended" not in Pdf(built.out / "book.pdf").text
