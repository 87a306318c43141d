"""``sphinx-commons site``: every language with its books, in one folder."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader
from sphinx_commons.commands.command_line import main

from tests.sites import plant

CONF = """
extensions = ["myst_parser", "notfound.extension", "sphinx_commons"]
languages = {"en": "English", "fr": "Français"}
language = "en"
project = "Garden"
author = "Ada"
html_theme = "furo"
html_baseurl = "https://example.org/"
gettext_compact = False
exclude_patterns = ["_build"]
handbook_downloads = ["_build/pdf", "_build/epub"]
handbooks = [{"filename": "guide", "title": "The guide", "documents": ["index"]},
             {"filename": "nothing", "title": "Of 2015", "select": "year=2015"}]
"""
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
FILES = {
    "conf.py": CONF,
    "docs/index.md": "# Garden\n\nWelcome.\n\n```{toctree}\none\ntwo\n```\n",
    "docs/index.fr.md": "# Jardin\n\nBienvenue.\n\n```{toctree}\none\ntwo\n```\n",
    "docs/one.md": "# One\n\nEnglish only, with *words*.\n",
    "docs/two.md": "# Two\n\nFirst.\n",
    "docs/two.fr.md": "# Deux\n\nPremier.\n",
    "docs/blog/2015/post.md": "---\ndate: 2015-03-02\norphan: true\n---\n# Post\n\nText.\n",
    "docs/locales/fr/LC_MESSAGES/conf.po": f'{HEAD}msgid "The guide"\nmsgstr "Le guide"\n',
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = plant(tmp_path_factory.mktemp("all"), FILES)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["site", "-q", "-W", "--keep-going"]) == 0
    return root / "_build/site"


def soup(site, path):
    return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")


def test_all_languages_are_built_without_being_asked_for(site):
    assert soup(site, "index.html").h1.text.startswith("Garden")
    assert soup(site, "fr/index.html").h1.text.startswith("Jardin")
    assert soup(site, "fr/404.html").html["lang"] == "fr"
    llms = (site / "fr/llms.txt").read_text(encoding="utf-8")
    assert "Deux" in llms
    assert "One" not in llms


def test_pages_offer_the_books_of_their_language(site):
    for prefix, title, language, start in (
        ("", "The guide", "en", "Welcome."),
        ("fr/", "Le guide", "fr", "Bienvenue."),
    ):
        links = soup(site, f"{prefix}index.html").select('a[href^="handbooks/guide."]')
        assert {a["href"] for a in links} == {"handbooks/guide.pdf", "handbooks/guide.epub"}
        book = PdfReader(site / prefix / "handbooks/guide.pdf")
        assert (book.metadata.title, book.trailer["/Root"]["/Lang"]) == (title, language)
        assert start in "".join(page.extract_text() for page in book.pages)


def test_a_chapter_without_a_translation_says_so_in_the_book(site):
    book = PdfReader(site / "fr/handbooks/guide.pdf")
    text = " ".join("".join(page.extract_text() for page in book.pages).split())
    assert text.count("pas encore traduite") == 1
    assert "English only" in text
    assert text.index("One") < text.index("pas encore traduite") < text.index("English only")


def test_a_book_of_which_nothing_is_translated_is_not_there(site):
    assert (site / "handbooks/nothing.pdf").is_file()
    assert not (site / "fr/handbooks/nothing.pdf").exists()
