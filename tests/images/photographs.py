"""Pictures of all kinds, drawn by a formula; and a site that shows them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import ExifTags, Image, ImageFilter

CONF = """
extensions = ["myst_parser", "sphinx_commons.images"]
myst_enable_extensions = ["html_image"]
exclude_patterns = ["_build"]
project = "P"
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0"/></svg>'


def drawn(width: int = 700, height: int = 400, shift: int = 0) -> Image.Image:
    """A picture with soft shapes, another one for each *shift*."""
    rings = Image.radial_gradient("L").resize((width, height))
    noise = Image.frombytes("L", (64, 64), bytes((x * x + shift) % 251 for x in range(4096)))
    noise = noise.resize((width, height)).filter(ImageFilter.GaussianBlur(2))
    return Image.merge("RGB", (rings, noise, rings.transpose(Image.Transpose.ROTATE_180)))


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a file with *picture*."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def turned(picture: Image.Image) -> bytes:
    """A photograph of which a note says that it lies on its side."""
    note = Image.Exif()
    note[ExifTags.Base.Orientation] = 6
    note[ExifTags.Base.Artist] = "Somebody"
    return saved(picture, "JPEG", exif=note, quality=95)


def moving() -> bytes:
    """A picture that moves, large enough for copies."""
    frames = [drawn(200, 150, shift) for shift in range(3)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def seen_through() -> Image.Image:
    """A picture that fades away to the right."""
    picture = drawn().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").rotate(90).resize(picture.size))
    return picture


def bomb() -> bytes:
    """A small file that says to hold a very large picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"tEXt", b"x" * 20_000) + chunk(b"IDAT", zlib.compress(b""))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def all_kinds() -> dict[str, bytes]:
    """File name -> picture."""
    photo = saved(drawn(1800, 900), "JPEG", quality=95)
    return {
        "photo.jpg": photo, "same one.jpg": photo, "turned.jpg": turned(drawn(600, 400)),
        "alpha.png": saved(seen_through(), "PNG"), "moving.gif": moving(),
        "print.jpg": saved(drawn().convert("CMYK"), "JPEG", quality=95),
        "tiny.png": saved(drawn(40, 30), "PNG"), "cut.jpg": photo[: len(photo) // 2],
        "none.png": b"no picture" * 2000, "bomb.png": bomb(), "drawing.svg": SVG.encode(),
        "tall.jpg": saved(drawn(100, 16_500), "JPEG", quality=95),
    }  # fmt: skip
