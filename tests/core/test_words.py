"""Words in the language of the application that runs."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from docutils import nodes
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.core import catalogues, words
from sphinx_commons.core.sentences import name_list, row, sentence
from sphinx_commons.core.words import (
    LazyWord,
    _,
    forms,
    names_text,
    ngettext,
    number_text,
    row_text,
)

if TYPE_CHECKING:
    from pathlib import Path


def write_catalogue(folder: Path, language: str, messages: dict) -> None:
    catalogue = Catalog(locale=language)
    for message, text in messages.items():
        catalogue.add(message, text)
    file = folder / language / "LC_MESSAGES" / "sphinx_commons.mo"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(catalogues.compiled(catalogue))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 post, 2 posts"), ("xx", "1 post, 2 posts"), (None, "1 post, 2 posts"),
        ("de", "1 Beitrag, 2 Beiträge"), ("de_AT", "1 Beitrag, 2 Beiträge"),
        ("fr", "1 article, 2 articles"),
    ],
)  # fmt: skip
def test_counts(language, said):
    words.speak(words.Speaker(language))
    assert row_text(ngettext("%(n)s post", "%(n)s posts", n) for n in (1, 2)) == said


def test_numbers_follow_the_language():
    for language, shown in (("en", "1,234"), ("de", "1.234"), ("fr", "1\u202f234")):
        words.speak(words.Speaker(language))
        assert number_text(1234) == shown


def test_plural_forms_of_a_language_with_many(tmp_path):
    many = ("пост %(n)s", "поста %(n)s", "постов %(n)s")
    write_catalogue(tmp_path, "ru", {("%(n)s post", "%(n)s posts"): many})
    words.speak(words.Speaker("ru", [tmp_path]))
    said = [ngettext("%(n)s post", "%(n)s posts", n) for n in (1, 3, 5, 21)]
    assert said == ["пост 1", "поста 3", "постов 5", "пост 21"]
    assert forms("%(n)s post", "%(n)s posts") == {
        "language": "ru", "numbers": "ru", "one": many[0], "few": many[1], "many": many[2],
    }  # fmt: skip


def test_forms_for_scripts_are_of_the_language_that_the_words_are_in():
    words.speak(words.Speaker("it"))
    assert forms("%(n)s page", "%(n)s pages") == {
        "language": "en", "numbers": "it", "one": "%(n)s page", "other": "%(n)s pages",
    }  # fmt: skip
    words.speak(words.Speaker("fr"))
    french = forms("%(n)s page", "%(n)s pages")
    assert french["language"] == "fr"
    assert (french["one"], french["other"]) == ("%(n)s page", "%(n)s pages")


def test_forms_for_scripts_may_say_a_number_in_words(caplog):
    words.speak(words.Speaker("ar"))
    found = forms("%(n)s page for “%(words)s”", "%(n)s pages for “%(words)s”")
    assert found["one"] == "صفحة واحدة عن «%(words)s»"
    assert found["few"] == "%(n)s صفحات عن «%(words)s»"
    assert not caplog.records


def test_what_we_lack_is_asked_of_sphinx():
    words.speak(words.Speaker("it"))
    assert _("Search") == "Cerca"
    assert _("All posts") == "All posts"


@pytest.mark.parametrize(
    ("language", "names", "parts"),
    [
        ("en", "A, B and C", "A, B, C"), ("de", "A, B und C", "A, B, C"),
        ("fr", "A, B et C", "A, B, C"), ("ja", "A、B、C", "A、B、C"), ("ar", "A وB وC", "A وB وC"),
    ],
)  # fmt: skip
def test_lists(language, names, parts):
    words.speak(words.Speaker(language))
    assert names_text(["A", "B", "C"]) == names
    assert row_text(["A", "", "B", "C"]) == parts
    assert (names_text([]), names_text(["A"]), row_text([]), row_text([""])) == ("", "A", "", "")
    linked = [nodes.emphasis("", letter) for letter in "ABC"]
    assert nodes.paragraph("", "", *name_list(linked)).astext() == names
    assert nodes.paragraph("", "", *row(linked)).astext() == parts


def test_names_with_commas_braces_and_signs():
    odd = ["Smith, John", "{0} %(0)s", "100 %"]
    assert names_text(odd) == "Smith, John, {0} %(0)s and 100 %"
    shown = name_list([nodes.Text(name) for name in odd])
    assert "".join(node.astext() for node in shown) == names_text(odd)
    assert _("By %(names)s", names="%(names)s") == "By %(names)s"


def test_sentences_have_the_order_of_the_language(tmp_path):
    write_catalogue(
        tmp_path, "ja", {"Adapted from %(title)s by %(names)s": "%(names)s の %(title)s から"}
    )
    words.speak(words.Speaker("ja", [tmp_path]))
    title, name = nodes.emphasis("", "T"), nodes.strong("", "N")
    found = sentence("Adapted from %(title)s by %(names)s", title=[title], names=[name])
    assert [node.astext() for node in found] == ["N", " の ", "T", " から"]


def test_a_translation_with_wrong_placeholders_is_not_shown(tmp_path):
    write_catalogue(tmp_path, "de", {"By %(names)s": "Von %(namen)s", "Updated %(date)s": "Neu"})
    words.speak(words.Speaker("de", [tmp_path]))
    assert _("By %(names)s", names="Ada") == "By Ada"
    assert _("Updated %(date)s", date="heute") == "Updated heute"


@pytest.mark.parametrize("content", [b"", b"\xde\x12\x04\x95", b"no catalogue at all, but long"])
def test_a_broken_catalogue_ends_no_build(tmp_path, content):
    file = tmp_path / "de" / "LC_MESSAGES" / "sphinx_commons.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    words.speak(words.Speaker("de", [tmp_path]))
    assert _("Draft") == "Entwurf"


class Named:
    name = LazyWord("Draft")


def test_words_of_classes_are_said_when_they_are_read():
    assert Named.name == "Draft"
    words.speak(words.Speaker("fr"))
    assert Named.name == Named().name == "Brouillon"
    assert pickle.loads(pickle.dumps(Named.name)) == "Brouillon"


# One site in several languages.

CONF = """
extensions = ["myst_parser", "sphinx_commons.faq", "sphinx_commons.authors"]
exclude_patterns = ["out"]
authors_git_dates = False
"""
PAGE = """---
faq: true
authors: [Ada, "Smith, John"]
date: 2015-03-02
reviewed: 2015-03-02
---
# Salt

## Is it good?

Yes.
"""


@pytest.fixture
def make(tmp_path):
    """``make("de")``: an application for a small site in that language."""
    made = []

    def application(language, **settings):
        source = tmp_path / f"{language}{len(made)}"
        source.mkdir()
        (source / "conf.py").write_text(CONF)
        (source / "index.md").write_text(PAGE)
        out = SphinxTestApp("html", srcdir=source, confoverrides={"language": language, **settings})
        made.append(out)
        return out

    yield application
    for app in made:
        app.cleanup()


def shown(app):
    return (app.outdir / "index.html").read_text(encoding="utf-8")


def test_two_applications_of_one_process_do_not_mix(make):
    german, french, english = make("de"), make("fr"), make("en")
    for app in (german, english, french):
        app.build()
    assert "Von Ada und Smith, John" in strip(shown(german))
    assert "Par Ada et Smith, John" in strip(shown(french))
    assert "By Ada and Smith, John" in strip(shown(english))
    index = "faq-questions.html"
    assert "Verzeichnis der Fragen" in (german.outdir / index).read_text(encoding="utf-8")
    assert "Index of questions" in (english.outdir / index).read_text(encoding="utf-8")
    german.build(force_all=True)
    assert "Von Ada und Smith, John" in strip(shown(german))


def strip(html):
    return "".join(piece.partition(">")[2] for piece in html.split("<"))


def test_a_catalogue_of_the_project_wins(make):
    app = make("de", locale_dirs=["own"])
    app.build()
    assert "Von Ada und Smith, John" in strip(shown(app))
    folder = app.srcdir / "own" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for said in ("Aus der Feder von", "Gekocht von"):
        message = f'msgid "By %(names)s"\nmsgstr "{said} %(names)s"\n'
        (folder / "sphinx_commons.po").write_text(message, "utf-8")
        again = SphinxTestApp(
            "html", srcdir=app.srcdir, confoverrides={"language": "de", "locale_dirs": ["own"]}
        )
        again.build()
        again.cleanup()
        assert f"{said} Ada und Smith, John" in strip(shown(again))
        assert "2. März 2015" in strip(shown(again))


def test_a_language_that_we_lack_can_be_added(make, tmp_path):
    write_catalogue(tmp_path / "own", "pt_BR", {"By %(names)s": "Por %(names)s"})
    app = make("pt-BR", locale_dirs=[str(tmp_path / "own")])
    app.build()
    assert "Por Ada e Smith, John" in strip(shown(app))


def test_what_is_wrong_with_catalogues_is_told_once(make, tmp_path):
    write_catalogue(tmp_path / "own", "de", {"By %(names)s": "Von %(namen)s"})
    broken = tmp_path / "own" / "de_AT" / "LC_MESSAGES" / "sphinx_commons.mo"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"none")
    app = make("de-AT", locale_dirs=[str(tmp_path / "own")])
    app.build()
    told = app.warning.getvalue()
    assert told.count("'Von %(namen)s' of 'By %(names)s' must have these placeholders: names") == 1
    assert told.count(f"the catalogue {broken} cannot be read") == 1
    assert "[words.placeholder]" in told
    assert "[words.catalogue]" in told
    assert "By Ada und Smith, John" in strip(shown(app))
