"""How large a picture is, so that nothing below it moves when it arrives. No page in here."""

from __future__ import annotations

import re
from inspect import signature
from typing import TYPE_CHECKING

import imagesize
from sphinx.util.images import get_image_size

if TYPE_CHECKING:
    from pathlib import Path

# Photographs may be turned by a note in the file, which imagesize reads since its version 2.
TURNED = (".jpg", ".jpeg") if "exif_rotation" in signature(imagesize.get).parameters else ()
TOLD = (".png", ".gif", ".webp", ".svg", *TURNED)
# A drawing without a width of its own is as wide as the column.
WIDE = re.compile(rb'<svg\b[^>]*\swidth="\d+(?:\.\d+)?(?:px)?"')
HEAD = 4096


def size_of(file: Path) -> tuple[int, int] | None:
    """Width and height of the picture in pixels; None where it has none of its own."""
    suffix = file.suffix.lower()
    try:
        if suffix not in TOLD:
            return None
        if suffix == ".svg" and not WIDE.search(_head(file)):
            return None
    except OSError:
        return None
    return get_image_size(file)


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(HEAD)
