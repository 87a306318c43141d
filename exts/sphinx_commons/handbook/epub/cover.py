"""The picture on the cover of a book, drawn from the template of the PDF's title page."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import typst

from .. import configured, typefaces
from ..typst import book_source, desk, typ
from ..versions import version_of
from ..warn import warn

if TYPE_CHECKING:
    from ..volume import Volume

NAME = "cover.png"
PAGE = "cover.xhtml"
DOTS = 200  # an inch
SHEET = """#import "template/handbook.typ": *
#let book = {book}
#cover-sheet(book)
"""


def source_of(volume: Volume) -> str:
    """What the picture is drawn from."""
    return SHEET.format(book=typ.dictionary(book_source.settings_of(volume)))


def made_of(volume: Volume) -> list[object]:
    """All that tells whether another picture would be drawn."""
    inputs = book_source.inputs_of(volume.book, volume.config.language)
    logo = volume.logo.read_bytes() if volume.logo else b""
    return [version_of("typst"), source_of(volume), sorted(inputs.items()), logo]


def draw(volume: Volume) -> bytes:
    """The picture, nothing where it cannot be drawn, which is warned of."""
    folders = [typefaces.FOLDER, *configured.font_folders(volume.confdir, volume.config)]
    logo = [(volume.logo, book_source.logo_name(volume))] if volume.logo else []
    with TemporaryDirectory() as folder:
        desk.lay_out(Path(folder), logo)
        file = Path(folder, "cover.typ")
        file.write_text(source_of(volume), encoding="utf-8")
        try:
            drawn = typst.compile(
                str(file),
                root=folder,
                font_paths=typst.Fonts(font_paths=[str(each) for each in folders]),
                sys_inputs=book_source.inputs_of(volume.book, volume.config.language),
                format="png",
                ppi=DOTS,
            )
        except typst.TypstError as error:
            warn("compile", "handbook %s has no cover: %s", volume.book.filename, error.message)
            return b""
    assert isinstance(drawn, bytes)
    return drawn
