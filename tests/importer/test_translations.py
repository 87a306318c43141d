"""Pages in several languages of Jekyll, Pelican and Middleman."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.importer import trees

if TYPE_CHECKING:
    from pathlib import Path

JEKYLL = {
    "_config.yml": (
        "title: J\nurl: https://j.example.org\nlang: en\npermalink: pretty\n"
        "defaults:\n  - scope: {path: fr}\n    values: {lang: fr}\n"
    ),
    "index.md": "---\ntitle: Home\nref: home\n---\nWords.\n",
    "accueil.md": "---\ntitle: Accueil\nlang: fr\nref: home\n---\nMots.\n",
    "guide.md": "---\ntitle: Guide\n---\nWords, see [top](/).\n\n## A part\n\nWords.\n",
    "fr/guide.md": (
        "---\ntitle: Guide\n---\nMots, voir [haut](/accueil/).\n\n## Une partie\n\nMots.\n"
    ),
    "zh-cn/guide.md": "---\ntitle: Guide\nlanguage: zh-cn\n---\nMots.\n",
    "fr/seul.md": "---\ntitle: Seul\n---\nMots.\n",
    "lied.md": "---\ntitle: Lied\nlang: de\n---\nWorte.\n",
    "code.md": "---\ntitle: Code\nlang: java\n---\nWords on [it](/guide/#a-part).\n",
    "_posts/2024-01-02-one.md": "---\ntitle: One\nref: one\n---\nWords.\n",
    "_posts/2024-01-03-un.md": "---\ntitle: Un\nref: one\nlang: fr\n---\nMots.\n",
    "_posts/2024-01-04-eins.md": "---\ntitle: Eins\nref: one\nlang: fr\n---\nMots.\n",
    "_posts/2024-01-05-zwei.md": "---\ntitle: Zwei\nlang: fr\n---\nMots.\n",
}
PELICAN = {
    "pelicanconf.py": (
        "SITENAME = 'P'\nSITEURL = 'https://p.example.org'\nPATH = 'content'\nDEFAULT_LANG = 'en'\n"
        "PLUGINS = ['i18n_subsites']\nI18N_SUBSITES = {'fr': {'SITENAME': 'Q'}}\n"
    ),
    "content/one.md": "Title: One\nDate: 2024-01-02\nSlug: one\n\nWords.\n",
    "content/un.md": "Title: Un\nDate: 2024-01-02\nSlug: one\nLang: fr\n\nMots.\n",
    "content/deux.md": "Title: Deux\nDate: 2024-01-02\nSlug: deux\nLang: fr\n\nMots.\n",
    "content/eins.md": "Title: Eins\nDate: 2024-01-02\nSlug: one\nLang: de\n\nWorte.\n",
    "content/pages/one.md": "Title: Page\nSlug: one\n\nWords.\n",
}
MIDDLEMAN = {
    "config.rb": "activate :directory_indexes\nactivate :i18n, langs: [:en, :es]\n",
    "source/localizable/index.html.md": "---\ntitle: Home\n---\nWords, see [n](/news/).\n",
    "source/localizable/index.es.html.md": "---\ntitle: Inicio\n---\nPalabras, [n](/es/news/).\n",
    "source/localizable/news.html.md": "---\ntitle: News\n---\nWords.\n",
    "source/localizable/news.es.html.md": "---\ntitle: Noticias\n---\nPalabras.\n",
}


def _moved(folder: Path, engine: str, files: dict[str, str]) -> Path:
    trees.run(trees.plant(folder / "old", files), engine, folder / "new")
    return folder / "new"


def _names(new: Path) -> set[str]:
    found = (path.relative_to(new / "docs").as_posix() for path in (new / "docs").rglob("*.md"))
    return {name for name in found if not name.startswith(("authors/", "import-report"))}


def _languages(new: Path) -> str:
    conf = (new / "conf.py").read_text(encoding="utf-8")
    return next((line for line in conf.splitlines() if line.startswith("languages = ")), "")


@pytest.fixture(scope="module")
def jekyll(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _moved(tmp_path_factory.mktemp("jekyll"), "jekyll", JEKYLL)


def test_pages_of_jekyll_stand_beside_those_they_translate(jekyll):
    assert _names(jekyll) == {
        "index.md", "index.fr.md", "guide.md", "guide.fr.md", "guide.zh_CN.md", "seul.fr.md",
        "lied.md", "code.md", "blog/index.md", "blog/2024/one.md", "blog/2024/one.fr.md",
        "blog/2024/eins.md", "blog/2024/zwei.md",
    }  # fmt: skip
    named = "{'en': 'English', 'fr': 'Français', 'zh_CN': '中文 (简体, 中国)'}"
    assert _languages(jekyll) == f"languages = {named}"
    french = (jekyll / "docs/guide.fr.md").read_text(encoding="utf-8")
    assert "Mots, voir [haut](index.md)." in french
    assert "(a-part)=\n\n## Une partie\n" in french
    assert "(a-part)=\n\n## A part\n" in (jekyll / "docs/guide.md").read_text(encoding="utf-8")
    rows = trees.redirects(jekyll)
    assert rows["/accueil/"] == "https://j.example.org/fr/"
    assert "/fr/guide/" not in rows


def test_what_could_not_be_paired_is_said(jekyll):
    found = json.loads((jekyll / "report.json").read_text(encoding="utf-8"))["findings"]
    said = {(one["file"], one["message"]) for one in found if one["kind"] == "language"}
    assert said == {
        ("lied.md", "is in 'de', translates no page and stays among those in 'en'"),
        ("_posts/2024-01-04-eins.md", "is in 'fr' as _posts/2024-01-03-un.md is, which translates"
         " the same page; stays among those in 'en'"),
        ("_posts/2024-01-05-zwei.md", "is in 'fr', translates no page and stays among those in"
         " 'en'"),
    }  # fmt: skip


def test_subsites_of_pelican(tmp_path):
    new = _moved(tmp_path, "pelican", PELICAN)
    assert _names(new) == {
        "index.md", "blog/index.md", "blog/2024/one.md", "blog/2024/one.fr.md",
        "blog/2024/one.de.md", "blog/2024/deux.fr.md", "pages/one.md",
    }  # fmt: skip
    rows = trees.redirects(new)
    assert rows["/fr/one.html"] == "https://p.example.org/fr/blog/2024/one/"
    assert rows["/one-de.html"] == "https://p.example.org/de/blog/2024/one/"
    assert rows["/fr/deux.html"] == "https://p.example.org/fr/blog/2024/deux/"


def test_pages_of_middleman_stand_beside_those_they_translate(tmp_path):
    new = _moved(tmp_path, "middleman", MIDDLEMAN)
    assert _names(new) == {"index.md", "index.es.md", "news.md", "news.es.md"}
    assert _languages(new) == "languages = {'en': 'English', 'es': 'Español'}"
    assert "[n](news.md)" in (new / "docs/index.es.md").read_text(encoding="utf-8")
