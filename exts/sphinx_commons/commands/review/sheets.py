"""The sheets of handbooks that differ, as pictures that Typst draws."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sphinx_commons.commands.project import needing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SHOWN = """#set page(width: auto, height: auto, margin: 0pt)
#for name in sys.inputs.pages.split(" ") { page(image("/" + sys.inputs.file, page: int(name))) }
"""
# Dots an inch: enough to tell whether a comma changed, and enough to read.
ROUGH, FINE = 50, 110
# The parts of a sheet, above and below, where running titles and page numbers stand.
EDGE = 0.075
MOST = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was and as it is, by numbers from 1; 0 where there is none."""

    before: int
    after: int


@dataclass(slots=True)
class Book:
    """A handbook with the sheets that differ; ``pictures`` are PNGs by side and number."""

    name: str
    before: int
    after: int
    sheets: list[Sheet]
    pictures: dict[tuple[str, int], bytes]
    left_out: int = 0


def changed_books(before: Path, after: Path) -> Iterator[Book]:
    """The handbooks in two folders that are not the same."""
    names = sorted({file.name for folder in (before, after) for file in folder.glob("*.pdf")})
    for name in names:
        old, new = before / name, after / name
        if not (old.is_file() and new.is_file() and old.read_bytes() == new.read_bytes()):
            yield _compared(name, old, new)


def _compared(name: str, old: Path, new: Path) -> Book:
    was, is_now = _digests(old), _digests(new)
    sheets = list(pair(was, is_now))
    shown = sheets[:MOST]
    pictures: dict[tuple[str, int], bytes] = {}
    for side, file, numbers in (
        ("before", old, [sheet.before for sheet in shown if sheet.before]),
        ("after", new, [sheet.after for sheet in shown if sheet.after]),
    ):
        for number, picture in zip(numbers, draw(file, numbers, FINE), strict=True):
            pictures[side, number] = picture
    return Book(name, len(was), len(is_now), shown, pictures, len(sheets) - len(shown))


def pair(before: Sequence[str], after: Sequence[str]) -> Iterator[Sheet]:
    """The sheets that differ, of two books of which each sheet has a digest."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, first_now, last_now in matcher.get_opcodes():
        if kind != "equal":
            for step in range(max(last - first, last_now - first_now)):
                old, new = first + step, first_now + step
                yield Sheet(old + 1 if old < last else 0, new + 1 if new < last_now else 0)


def _digests(book: Path) -> list[str]:
    """For each sheet a digest of what is drawn between its edges."""
    from PIL import Image

    if not book.is_file():
        return []
    digests = []
    for drawn in draw(book, range(1, count(book) + 1), ROUGH):
        with Image.open(io.BytesIO(drawn)) as picture:
            edge = round(picture.height * EDGE)
            inner = picture.crop((0, edge, picture.width, picture.height - edge))
            digests.append(hashlib.sha256(inner.tobytes()).hexdigest())
    return digests


def count(book: Path) -> int:
    """How many sheets the PDF has."""
    with needing("handbook"):
        import pikepdf
    with pikepdf.open(book) as pdf:
        return len(pdf.pages)


def draw(book: Path, numbers: Sequence[int], dots: int) -> list[bytes]:
    """The sheets of these *numbers* as PNGs, with so many *dots* an inch."""
    with needing("handbook"):
        import typst
    if not numbers:
        return []
    inputs = {"pages": " ".join(map(str, numbers)), "file": book.name}
    drawn = typst.Compiler(SHOWN.encode(), root=str(book.parent), sys_inputs=inputs).compile(
        format="png", ppi=dots
    )
    return [bytes(each) for each in drawn] if isinstance(drawn, list) else [drawn or b""]
