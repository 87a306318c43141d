"""The catalogues are whole: every message is in them, translated, with its placeholders."""

from __future__ import annotations

import re
from collections import Counter
from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages.checkers import num_plurals
from babel.messages.mofile import read_mo
from sphinx_commons.core import catalogues
from sphinx_commons.core.locales import locale_of
from sphinx_commons.core.words import PLACE, SAMPLES

# What is no habit of the language: signs of another, or a space where none belongs.
SLIPS = {
    "ar": r'[,;?"“”]',
    "de": r'["”«»]| [:;?!]',
    "es": r'["“”]|^[^¿]*\?',
    "fr": r'["“”\']| [:;?!»]|« ',
    "ja": r'[,:;?!"“”]|\.$',
    "pt_BR": r'["«»]| [:;?!]',
    "ru": r'["“”]| [:;?!]',
    "zh_CN": r'[,:;?!"]|\.$|[「」]',
}
MARKUP = re.compile(r"<[^>]*>")
ADVICE = "run: python -m sphinx_commons.core.catalogues"
FILES = list(catalogues.translations())


def test_there_are_translations():
    assert [file.parts[-3] for file in FILES] == [
        "ar", "de", "es", "fr", "ja", "pt_BR", "ru", "zh_CN",
    ]  # fmt: skip


def test_the_template_has_every_message():
    assert catalogues.TEMPLATE.read_bytes() == catalogues.as_text(
        catalogues.collect(), header=False
    ), ADVICE


def test_messages_of_code_and_of_templates_are_collected(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "room.py").write_text(
        '_("One")\nsentence("By %(a)s", a=1)\nngettext("%(n)s x", "%(n)s xs", 2)\nother("No")\n'
    )
    (tmp_path / "templates" / "a.html").write_text(
        '{{ commons_gettext("Two") }} {{ _("Of Sphinx") }} {{ commons_forms("y", "ys") }}'
    )
    found = {message.id for message in catalogues.collect(tmp_path) if message.id}
    assert found == {"One", "By %(a)s", ("%(n)s x", "%(n)s xs"), "Two", ("y", "ys")}


@pytest.fixture(params=FILES, ids=lambda file: file.parts[-3])
def translation(request):
    return request.param, catalogues.read(request.param)


def test_every_message_is_translated(translation):
    _file, catalogue = translation
    wanted = {message.id for message in catalogues.collect()}
    assert {message.id for message in catalogue} == wanted, ADVICE
    assert not catalogue.obsolete
    assert catalogues.unfinished(catalogue) == []


def test_placeholders_are_those_of_the_message(translation):
    file, catalogue = translation
    with file.with_suffix(".mo").open("rb") as stream:
        numbers = Counter(map(GNUTranslations(stream).plural, SAMPLES))
    for message in filter(lambda m: m.id, catalogue):
        ids = message.id if message.pluralizable else (message.id,)
        wanted = {name for text in ids for name in PLACE.findall(text)}
        for form, text in enumerate(catalogues.texts(message)):
            # A form for one number alone may say it in words.
            told = {"n"} if message.pluralizable and numbers[form] == 1 else set()
            assert wanted - told <= set(PLACE.findall(text)) <= wanted, message.id
            assert text.count("%") == len(PLACE.findall(text)), message.id
            assert text.count('"') == ids[0].count('"'), message.id
        num_plurals(catalogue, message)


def test_signs_are_those_of_the_language(translation):
    file, catalogue = translation
    slip = re.compile(SLIPS[file.parts[-3]])
    texts = [text for message in catalogue if message.id for text in catalogues.texts(message)]
    assert [text for text in texts if slip.search(MARKUP.sub("", text))] == []


def test_plural_forms_are_those_of_the_language(translation):
    file, _catalogue = translation
    with file.with_suffix(".mo").open("rb") as stream:
        form = GNUTranslations(stream).plural
    category = locale_of(file.parts[-3]).plural_form
    # "many" of French, Spanish and Portuguese is for millions, which gettext has no form for.
    pairs = {(form(number), category(number)) for number in range(201)}
    assert len(pairs) == len({found for found, _name in pairs}) == len({name for _, name in pairs})


def test_the_compiled_catalogue_is_that_of_the_text(translation):
    file, catalogue = translation
    kept = read_mo(BytesIO(file.with_suffix(".mo").read_bytes()))
    fresh = read_mo(BytesIO(catalogues.compiled(catalogue)))
    assert [(m.id, m.string) for m in kept if m.id] == [(m.id, m.string) for m in fresh if m.id], (
        ADVICE
    )
    assert kept.plural_expr == fresh.plural_expr


def test_what_a_translator_has_to_do_is_told(tmp_path):
    catalogue = catalogues.read(FILES[0])
    catalogue["Draft"].string = ""
    catalogue["Search"].flags.add("fuzzy")
    many = next(m for m in catalogue if m.id and m.id[0] == "%(n)s post")
    many.string = ("Beitrag", "")
    found = [message.id for message in catalogues.unfinished(catalogue)]
    assert set(found) == {"Draft", "Search", many.id}
