"""Pictures say how large they are, so that nothing below them moves when they arrive."""

from __future__ import annotations

import os
import re
from inspect import signature
from typing import TYPE_CHECKING
from urllib.parse import unquote

import imagesize
from sphinx.util.images import get_image_size

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

PICTURE = re.compile(
    r'<img\b(?![^>]*\s(?:width|height)=)[^>]*?\ssrc="[^"]*?([^"/]+)"[^>]*?(?=\s*/?>)'
)
# Photographs may be turned by a note in the file, which imagesize reads since its version 2.
TURNED = (".jpg", ".jpeg") if "exif_rotation" in signature(imagesize.get).parameters else ()
TOLD = (".png", ".gif", ".webp", ".svg", *TURNED)
# A drawing without a width of its own is as wide as the column.
WIDE = re.compile(rb'<svg\b[^>]*\swidth="\d+(?:\.\d+)?(?:px)?"')
HEAD = 4096


def with_sizes(app: Sphinx, docname: str, body: str) -> str:
    """The HTML *body* of a page, in which its own pictures have width and height."""
    if "<img" not in body:
        return body
    images, root = app.env.images, f"{app.srcdir.as_posix()}/"
    # Sphinx notes the pictures of a page among its files; those of all pages are too many to ask.
    noted = (str(path).replace(os.sep, "/") for path in app.env.dependencies.get(docname, ()))
    paths = [path.removeprefix(root) for path in noted if path.lower().endswith(TOLD)]
    files = {images[path][1]: app.srcdir / path for path in paths if path in images}

    def sized(tag: re.Match[str]) -> str:
        file = files.get(unquote(tag[1]))
        size = size_of(file) if file is not None else None
        return f'{tag[0]} width="{size[0]}" height="{size[1]}"' if size else tag[0]

    return PICTURE.sub(sized, body)


def size_of(file: Path) -> tuple[int, int] | None:
    """Width and height of the picture in pixels; None where it has none of its own."""
    try:
        if file.suffix.lower() == ".svg" and not WIDE.search(_head(file)):
            return None
    except OSError:
        return None
    return get_image_size(file)


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(HEAD)
