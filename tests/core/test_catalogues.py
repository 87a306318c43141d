"""The catalogues are whole: every message is in them, translated, with its placeholders."""

from __future__ import annotations

from io import BytesIO

import pytest
from babel.messages.checkers import num_plurals
from babel.messages.mofile import read_mo
from sphinx_commons.core import catalogues
from sphinx_commons.core.words import PLACE

ADVICE = "run: python -m sphinx_commons.core.catalogues"
FILES = list(catalogues.translations())


def test_there_are_translations():
    assert [file.parts[-3] for file in FILES] == ["de", "fr"]


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
    _file, catalogue = translation
    for message in filter(lambda m: m.id, catalogue):
        ids = message.id if message.pluralizable else (message.id,)
        wanted = {name for text in ids for name in PLACE.findall(text)}
        for text in catalogues.texts(message):
            assert set(PLACE.findall(text)) == wanted, message.id
            assert text.count("%") == len(PLACE.findall(text)), message.id
            assert text.count('"') == ids[0].count('"'), message.id
        num_plurals(catalogue, message)


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
