"""Which pictures would cost the build: what draws them ends the process, or takes all memory."""

from __future__ import annotations

import gzip
import re
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from sphinx.util.images import get_image_size

if TYPE_CHECKING:
    from pathlib import Path

MOST_PIXELS = 50_000_000
MOST_DEPTH = 1000  # the compiler gives up somewhat above, and the process dies far above
MOST_BYTES = 20_000_000  # of a drawing that was packed
FILTER = re.compile(rb"<(?:\w+:)?filter\b")


def fault_of(file: Path) -> str:
    """Why *file* is not to be drawn, empty where it may be; what cannot be read may be tried."""
    with file.open("rb") as opened:
        start = opened.read(2)
    if start == b"\x1f\x8b":
        with gzip.open(file) as unpacked:
            return _fault_of_drawing(unpacked, file)
    if file.suffix.lower() == ".svg" or start.strip()[:1] == b"<":
        with file.open("rb") as plain:
            return _fault_of_drawing(plain, file)
    return "it has too many pixels" if _pixels(file) > MOST_PIXELS else ""


def _pixels(file: Path) -> int:
    try:
        width, height = get_image_size(file) or (0, 0)
    except (OSError, ValueError):
        return 0
    return width * height


def _fault_of_drawing(opened: BinaryIO | gzip.GzipFile, file: Path) -> str:
    try:
        text = opened.read(MOST_BYTES)
    except (OSError, EOFError):
        return ""
    if _depth(text) > MOST_DEPTH:
        return "it is nested too deep"
    if FILTER.search(text) and _pixels(file) > MOST_PIXELS:
        return "it has a filter over too many pixels"
    return ""


def _depth(text: bytes) -> int:
    """How deep the elements of *text* are nested, as far as it can be read."""
    depth = deepest = 0

    def begin(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    with suppress(expat.ExpatError):
        parser.Parse(text, True)
    return deepest
