"""What the compiler said of a book, with the document and line that it is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import __
from sphinx.util import logging

from .. import problems
from ..warn import warn

if TYPE_CHECKING:
    from ..volume import Volume
    from .press import Pressed

MOST_ERRORS = 10  # further ones follow from the first
logger = logging.getLogger(__name__)


def report(volume: Volume, source: Path, pressed: Pressed) -> None:
    """Log all that there is to say of *source* as it was compiled."""
    for character in pressed.uncovered:
        problems.uncovered_character(character, volume.characters.get(character))
    for path in pressed.broken:
        problems.unreadable_picture(Path(path).name, volume.picture_places.get(path))
    for problem in pressed.left_out:
        warn("compile", "left out: %s", problem.message, location=problem.place)
    for problem in pressed.untagged[:MOST_ERRORS]:
        message = "handbook %s is not PDF/UA-1: %s"
        warn("compile", message, volume.book.filename, problem.message, location=problem.place)
    for note in {note.message: note for note in pressed.result.notes[::-1]}.values():
        if note.message == "image contains foreign object":
            _report_html(volume, source.parent)
            continue
        unknown = note.message.startswith("unknown font family")
        warn("font" if unknown else "compile", "%s", note.message, location=note.place)
    for problem in pressed.result.problems[:MOST_ERRORS]:
        logger.error(
            __("handbook %s: %s (source kept in %s)"),
            volume.book.filename,
            problem.message,
            source,
            location=problem.place,
            type="handbook",
            subtype="compile",
        )


def _report_html(volume: Volume, folder: Path) -> None:
    """Name the pictures with parts that only a browser can show; the compiler does not."""
    for path, place in volume.picture_places.items():
        file = folder / path.lstrip("/")
        if file.suffix == ".svg" and b"foreignObject" in file.read_bytes():
            warn("image", "HTML in a picture is left out: %s", file.name, location=place)
