"""What a handbook says of itself can be translated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx_commons.handbook import words

from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.testing.util import SphinxTestApp

ROOM = Path(words.__file__).parent
CATALOG = ROOM / "locale" / "handbook.pot"


def test_the_catalogue_has_every_word() -> None:
    with CATALOG.open("rb") as file:
        listed = {message.id for message in read_po(file) if message.id}
    used = {message for _file, _line, message, _comments, _context in extract_from_dir(ROOM)}
    assert listed == used, "pybabel extract --no-location --sort-output --omit-header -k _"


def test_a_translation_is_used(make: Callable[..., SphinxTestApp], tmp_path: Path) -> None:
    with CATALOG.open("rb") as file:
        catalog = read_po(file, locale="de")
    catalog["p. %s"].string = "S. %s"
    catalog["Set by Typst in %s."].string = "Mit Typst aus %s gesetzt."
    folder = tmp_path / "src" / "words" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "handbook.mo").open("wb") as file:
        write_mo(file, catalog)
    app = make(
        {
            "conf.py": CONF,
            "index.rst": "Salz\n====\n\n.. toctree::\n\n   a\n   b\n",
            "a.rst": "A\n=\n\nSiehe :doc:`b`.\n",
            "b.rst": "B\n=\n\n.. index:: Salz\n\nText.\n",
        },
        language="de",
    )
    text = Pdf(app.outdir / "salz.pdf").text
    assert "Inhalt" in text
    assert "Stichwortverzeichnis" in text
    assert "(S. 2)" in text
    assert "Mit Typst aus Source Serif 4, Source Sans 3, Source Code Pro gesetzt." in text


CONF = """
from pathlib import Path
extensions = ["sphinx_commons.handbook"]
project = "Salz"

def setup(app):
    app.add_message_catalog("handbook", str(Path(__file__).parent / "words"))
"""


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("", ("en", "")), ("pt_BR", ("pt", "BR")), ("pt-br", ("pt", "BR")), ("gsw", ("gsw", "")),
        ("zh-Hant", ("zh", "")), ("zh_Hant_TW", ("zh", "TW")), ("sr@latin", ("sr", "")),
        ("chinese", ("en", "")), ("C", ("en", "")),
    ],
)  # fmt: skip
def test_parts_of_a_language(language: str, parts: tuple[str, str]) -> None:
    assert words.parts_of(language) == parts
