"""A drawing for people without a picture: their initials on a colour of their own."""

from __future__ import annotations

import hashlib
import re
from html import escape

# Dark enough for white letters (at least 4.5:1).
COLOURS = (
    "#8a1c1c", "#7a3e00", "#5c5200", "#2f5d1e", "#00614e",
    "#005c75", "#1f4e9c", "#4a3fa8", "#75308f", "#94215f",
)  # fmt: skip
WORD = re.compile(r"[^\W_]\w*")


def initials(name: str) -> str:
    """The first letters of the first and the last word of *name*."""
    words = WORD.findall(name)
    letters = [word[0] for word in (words if len(words) < 2 else (words[0], words[-1]))]
    return "".join(letters).upper()[:2] or "?"


def draw(own_id: str, name: str) -> str:
    """An SVG picture of the initials of *name*; the colour follows from the id."""
    number = int.from_bytes(hashlib.sha256(own_id.encode()).digest()[:4], "big")
    colour = COLOURS[number % len(COLOURS)]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">'
        f'<rect width="96" height="96" fill="{colour}"/>'
        '<text x="48" y="50" fill="#fff" font-family="system-ui, sans-serif" font-size="40" '
        'font-weight="600" text-anchor="middle" dominant-baseline="central">'
        f"{escape(initials(name))}</text></svg>\n"
    )
