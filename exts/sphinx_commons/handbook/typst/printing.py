"""A translated book to a finished file, unless nothing of its input changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import __
from sphinx.util import logging

from .. import colophon, configured, safe_files, typefaces
from ..versions import version_of
from . import book_source, compiler, desk, slim
from .press import Pressed, press
from .reporting import report
from .row_headers import ROW_HEADER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..shelf import Shelf
    from ..volume import Volume
    from .translator import TypstTranslator

logger = logging.getLogger(__name__)


def print_volume(volume: Volume, translator: TypstTranslator, shelf: Shelf) -> bool:
    """Whether the file is on *shelf*, after writing it where it was not up to date.

    :raises OSError: where a file cannot be written or read.
    """
    volume.tree.walkabout(translator)
    text = book_source.whole(volume, translator)
    inputs = book_source.inputs_of(volume.book, volume.config.language)
    fingerprint = fingerprint_of(volume, text, inputs, shelf)
    name = volume.book.filename
    if shelf.holds(name, fingerprint):
        logger.info(__("%s is up to date"), shelf.book(name).name)
        return True
    pressed = press_volume(volume, text, inputs, shelf)
    if (made := pressed.result.pdf) is None:
        return False
    data = slim.slim(made, row_headers=ROW_HEADER in text)
    facts = {
        # What was warned of is warned of again, until it is mended.
        "fingerprint": "" if pressed.is_patched else fingerprint,
        "title": colophon.title_of(volume.config, volume.book),
        "pages": compiler.page_count(made),
        "size": len(data),
        "date": colophon.date_of(volume),
    }
    shelf.put(name, data, facts)
    return True


def fingerprint_of(volume: Volume, text: str, inputs: Mapping[str, str], shelf: Shelf) -> str:
    """What tells whether the PDF of this source would be another one."""
    pictures = [(Path(volume.env.srcdir, uri), name) for uri, name in volume.pictures.items()]
    shown = desk.lay_out(shelf.sources, pictures)
    own_faces = typefaces.files_in(configured.font_folders(volume.confdir, volume.config))
    made_with = f"{text}{json.dumps(inputs)}{version_of('pikepdf')}"
    return desk.fingerprint(made_with, [*shown, *own_faces, *slim.CODE])


def press_volume(volume: Volume, text: str, inputs: Mapping[str, str], shelf: Shelf) -> Pressed:
    """Compile the source *text*, and log what there is to say of it."""
    source = shelf.source(volume.book.filename)
    safe_files.write_if_changed(source, text)
    paths = [f"/images/{name}" for name in volume.pictures.values()]
    folders = [typefaces.FOLDER, *configured.font_folders(volume.confdir, volume.config)]
    pressed = press(source, folders, inputs, paths, typefaces.asked_for(volume.book))
    report(volume, source, pressed)
    return pressed
