"""What the room writes on pages can be translated."""

from __future__ import annotations

from collections import defaultdict
from gettext import NullTranslations
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx import locale
from sphinx_commons.authors import words

ROOM = Path(words.__file__).parent
CATALOG = ROOM / "locale" / "authors.pot"


def test_the_catalogue_has_every_word():
    with CATALOG.open("rb") as file:
        listed = {message.id for message in read_po(file) if message.id}
    used = {message for _file, _line, message, _comments, _context in extract_from_dir(ROOM)}
    assert listed == used, "pybabel extract --no-location --sort-output --omit-header -k _"


def test_a_translation_is_used(tmp_path, monkeypatch):
    with CATALOG.open("rb") as file:
        catalog = read_po(file, locale="de")
    catalog["%d min read"].string = "%d Minuten"
    catalog["posts"].string = "Beiträge"
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "authors.mo").open("wb") as file:
        write_mo(file, catalog)
    monkeypatch.setattr(locale, "translators", defaultdict(NullTranslations))
    assert locale.init([str(tmp_path)], "de", words.CATALOG)[1]
    assert words.minutes_text(3) == "3 Minuten"
    assert words.count_text("post", 2) == "2 Beiträge"
