"""Small made-up pictures: drawings as SVG, bitmaps as PNG."""

from __future__ import annotations

import random
import struct
import zlib

WIDTH, HEIGHT = 320, 180


def make_pictures(seed: int, number: int = 24) -> dict[str, bytes]:
    """*number* pictures by their names, every other one a bitmap."""
    chance = random.Random(f"{seed} pictures")
    found = {}
    for count in range(number):
        make, suffix = (_bitmap, "png") if count % 2 else (_drawing, "svg")
        found[f"figure-{count:02}.{suffix}"] = make(chance)
    return found


def _drawing(chance: random.Random) -> bytes:
    """Ten boxes."""
    boxes = "".join(
        f'<rect x="{chance.randrange(280)}" y="{chance.randrange(150)}" width="40" height="30" '
        f'fill="#{chance.randrange(0x1000000):06x}"/>'
        for _ in range(10)
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    return f"{head}{boxes}</svg>\n".encode()


def _bitmap(chance: random.Random) -> bytes:
    """A grey pattern."""
    step = chance.randint(3, 40)
    rows = b"".join(
        b"\0" + bytes((x * step ^ y * 3) & 255 for x in range(WIDTH)) for y in range(HEIGHT)
    )
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
