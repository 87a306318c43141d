"""Smaller files of one picture, in the formats that browsers load least of. No Sphinx in here."""

from __future__ import annotations

import io
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.folders import write_if_changed
from sphinx_commons.core.galleries import Copy
from sphinx_commons.core.pictures import PictureError, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
# A phone, the column of text, and the column on a sharp screen; pixels.
WIDTHS = (480, 960, 1440)
# What is little wider than one of these is no file of its own.
STEP = 1.2
# Below, another request costs more than a smaller file saves.
FEW_BYTES = 10_000
# Colours of print, and depths that no format of the web has, stay as they are.
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")
# In the order in which browsers are offered them. One thread: the same bytes on every machine.
OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 55, "speed": 8, "codec": "aom", "max_threads": 1},
    "webp": {"quality": 80, "method": 4},
}


def formats() -> tuple[str, ...]:
    """The formats that the Pillow of this machine writes, with its version; none without it."""
    try:
        import PIL
        from PIL import Image
    except ModuleNotFoundError:
        return ()
    Image.init()
    return (PIL.__version__, *(kind for kind in OPTIONS if kind.upper() in Image.SAVE))


def make_copies(path: Path, store: Path) -> dict[str, list[Copy]]:
    """Format -> copies of the picture *path*, whose files are in *store* then.

    A picture that moves, is small, or cannot be read has none; nor has it some in a format that
    makes it no smaller than the next.
    """
    least = path.stat().st_size
    kinds = formats()[1:]
    if least < FEW_BYTES or not kinds:
        return {}
    try:
        with opened(path, FORMATS) as picture:
            upright = _upright(picture)
    except PictureError:
        return {}
    found = {}
    for kind in reversed(kinds):
        try:
            copies = [_copy(upright, width, kind, store) for width in widths(upright.width)]
        except (OSError, ValueError):
            continue  # It is higher than a picture can be in this format.
        if copies[-1].length < least:
            found[kind], least = copies, copies[-1].length
    return dict(reversed(found.items()))


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as it is seen, in colours that all formats have."""
    from PIL import ImageOps

    # Photographs of some cameras hold a preview as a second picture.
    moves = getattr(picture, "is_animated", False) and picture.format != "MPO"
    if moves or picture.mode not in MODES:
        raise PictureError("moves, or has colours of print")
    shown = ImageOps.exif_transpose(picture)
    converted = shown.convert("RGBA" if shown.has_transparency_data else "RGB")
    # The profile of its colours stays; places, cameras and comments are not told.
    is_colour = shown.mode in ("RGB", "RGBA")
    converted.info = {"icc_profile": picture.info.get("icc_profile")} if is_colour else {}
    return converted


def widths(full: int) -> Iterator[int]:
    """The widths of the copies of a picture that is *full* pixels wide."""
    for width in WIDTHS:
        if full < width * STEP:
            yield min(full, WIDTHS[-1])
            return
        yield width


def _copy(picture: Image.Image, width: int, kind: str, store: Path) -> Copy:
    from PIL import Image

    height = max(round(picture.height * width / picture.width), 1)
    if (width, height) != picture.size:
        info = picture.info
        picture = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        picture.info = info
    file = io.BytesIO()
    picture.save(file, kind, icc_profile=picture.info.get("icc_profile"), **OPTIONS[kind])
    content = file.getvalue()
    name = f"{blake2b(content, digest_size=8).hexdigest()}-{width}.{kind}"
    write_if_changed(store / name, content)
    return Copy(width, name, len(content))
