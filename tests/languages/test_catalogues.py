"""What catalogues translate beside the text of pages, and what is said of broken ones."""

from __future__ import annotations

import pytest
from sphinx_commons.commands.command_line import main

from tests.sites import build_site, plant

from .conftest import CONF

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
FOLDER = "locales/fr/LC_MESSAGES"
BLOG = f"""{CONF.replace('"myst_parser"', '"myst_parser", "sphinx_commons.blog"')}
blog_baseurl = html_baseurl
blog_title = "The blog"
html_title = "The site"
site_description = "All of it."
"""
POST = """---
title: A post
date: 2015-03-02
summary: In short.
tags: [cloud]
category: News
---
Its *text*.
"""


def po(**messages):
    """A catalogue, as files of such a name hold it; names are those of pages."""
    return HEAD + "".join(f'msgid "{text}"\nmsgstr "{said}"\n\n' for text, said in messages.items())


FILES = {
    "conf.py": BLOG,
    "tags.yml": "cloud:\n  label: Clouds\n  description: What is up there.\n",
    "blog/2015/one.md": POST,
    f"{FOLDER}/blog/2015/one.po": po(
        **{"A post": "Un billet", "In short.": "En bref.", "Its *text*.": "Son *texte*."}
    ),
    f"{FOLDER}/tags.po": po(
        **{"Clouds": "Nuages", "News": "Nouvelles", "What is up there.": "Ce qui est là-haut."}
    ),
    f"{FOLDER}/conf.po": po(
        **{"The blog": "Le blog", "The site": "Le site", "All of it.": "Tout."}
    ),
    "index.fr.md": "# Accueil\n\n```{toctree}\n:glob:\n**\n```\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory, base_files):
    source = plant(tmp_path_factory.mktemp("catalogues"), base_files | FILES)
    return build_site(source, source / "_out", language="fr", exclude_patterns=["_out"])


def test_headers_are_translated(built):
    assert built.warnings == ""
    page = built.soup("blog/2015/one.html")
    assert page.h1.text.startswith("Un billet")
    assert page.select_one('meta[name="description"]')["content"] == "En bref."
    assert page.select_one(".language-notice") is None
    listing = built.soup("blog/index.html").select_one("[role=main]").text
    assert "Un billet" in listing
    assert "En bref." in listing
    feed = built.text("blog/atom.xml")
    assert "<title>Un billet</title>" in feed
    assert "In short." not in feed


def test_tags_have_the_address_of_the_source_and_words_of_the_language(built):
    page = built.soup("blog/tag/cloud.html")
    assert "Nuages" in page.h1.text
    assert "Ce qui est là-haut." in page.text
    assert "Clouds" not in page.text
    assert "Nouvelles" in built.soup("blog/category/news.html").h1.text


def test_settings_are_translated(built):
    page = built.soup("page.html")
    assert page.title.text.endswith("Le site")
    assert "Le blog" in built.text("blog/atom.xml")
    said = built.soup("index.html").select_one('meta[name="description"]')["content"]
    assert said.endswith("Tout.")


def test_the_source_language_is_as_it_was(make_site):
    built = make_site(FILES)
    assert built.warnings == ""
    assert "Nuages" not in built.text("blog/tag/cloud.html")
    assert "The blog" in built.text("blog/atom.xml")


def test_broken_catalogues_are_named_and_pages_are_there(make_site):
    files = {
        "conf.py": f"{CONF}\nextensions.append('sphinx_commons.authors')\n",
        "other.md": "# Other\n\nA {doc}`page` in `code`.\n",
        f"{FOLDER}/other.po": po(
            **{"Other": "Autre", "A {doc}`page` in `code`.": "Une `page` en `code."}
        ),
        f"{FOLDER}/tags.po": f'{HEAD}mgsid "Clouds"\nmsgstr "Nuages"\n',
    }
    built = make_site(files, language="fr")
    ours = [line for line in built.warnings.splitlines() if "[languages." in line]
    assert ours == [
        f"{FOLDER}/tags.po:4: WARNING: this cannot be read: Unknown or misformatted keyword"
        " on 3 [languages.catalogue]",
        f"{FOLDER}/other.po:7: WARNING: the translation lacks {{doc}} [languages.markup]",
        f"{FOLDER}/other.po:7: WARNING: a ` has no partner [languages.markup]",
    ]
    assert built.soup("other.html").h1.text.startswith("Autre")


def test_an_edit_of_a_catalogue_shows_where_it_is_read(make_site):
    make_site(FILES, language="fr")
    edits = {
        f"{FOLDER}/blog/2015/one.po": po(**{"A post": "Un article", "Its *text*.": "Son *texte*."}),
        f"{FOLDER}/tags.po": po(Clouds="Nuées"),
    }
    after = make_site(edits, language="fr")
    assert "Un article" in after.text("blog/index.html")
    assert "Nuées" in after.soup("blog/tag/cloud.html").h1.text
    assert "Nuées" in after.text("blog/2015/one.html")


def test_templates_hold_what_stands_in_no_text(tmp_path, monkeypatch, capfd, base_files):
    monkeypatch.chdir(plant(tmp_path, base_files | FILES))
    conf = f"{BLOG}exclude_patterns = ['_build']\n"
    plant(tmp_path, {"conf.py": conf, "tags.yml": "cloud:\n  label: The clouds\n"})
    assert main(["messages", "--pages", "page", "--languages", "fr", "-q"]) == 0
    out = capfd.readouterr().out
    assert f"{FOLDER}/page.po: 4 to translate" in out
    assert f"{FOLDER}/other.po" not in out
    post = (tmp_path / FOLDER / "blog/2015/one.po").read_text(encoding="utf-8")
    assert 'msgid "In short."\nmsgstr "En bref."' in post
    assert "blog/2015/one.md:4" in post
    tags = (tmp_path / FOLDER / "tags.po").read_text(encoding="utf-8")
    assert '#, fuzzy\nmsgid "The clouds"\nmsgstr "Nuages"' in tags
    conf = (tmp_path / FOLDER / "conf.po").read_text(encoding="utf-8")
    assert 'msgid "All of it."\nmsgstr "Tout."' in conf
    assert main(["messages", "-q"]) == 0
    assert (tmp_path / FOLDER / "tags.po").read_text(encoding="utf-8") == tags
    capfd.readouterr()
    assert main(["messages", "--pages", "pgae", "-q"]) == 1
    assert "There is no catalogue 'pgae'; did you mean 'page'?" in capfd.readouterr().err
