"""What short names stand for in PyMdown: characters of emoji, icons of themes, names of keys."""

from __future__ import annotations

import re
from functools import cache

from pymdownx import keymap_db, twemoji_db

ICONS = re.compile(r"(?:material|fontawesome|octicons|simple)-[\w-]+")
# Icons that say something by themselves.
_SIGNS = {
    "check": "✓", "check-bold": "✓", "check-circle": "✓", "check-circle-outline": "✓",
    "close": "✗", "close-thick": "✗", "close-circle": "✗", "close-circle-outline": "✗", "x": "✗",
    "alert": "⚠", "alert-outline": "⚠", "arrow-right": "→", "arrow-left": "←", "arrow-up": "↑",
    "arrow-down": "↓", "star": "★", "star-outline": "☆", "heart": "♥", "minus": "−", "plus": "+",
    "plus-minus": "±", "infinity": "∞",
}  # fmt: skip
_FAMILY = re.compile(r"^(?:material|fontawesome-(?:solid|regular|brands)|octicons|simple)-")
_SIZE = re.compile(r"-(?:12|16|24)$")


@cache
def emoji(name: str) -> str:
    """The characters of ``:name:``; empty if there are none."""
    short = f":{name}:"
    entry = twemoji_db.emoji.get(twemoji_db.aliases.get(short, short))
    if not entry:
        return ""
    points = entry.get("unicode_alt") or entry["unicode"]
    return "".join(chr(int(point, 16)) for point in points.split("-"))


def icon(name: str) -> tuple[str, str]:
    """The character that says the same as an icon, or nothing; and its name in words."""
    plain = _SIZE.sub("", _FAMILY.sub("", name))
    return _SIGNS.get(plain, ""), plain.replace("-", " ")


def key(written: str) -> str:
    """What stands on a key; empty if there is none of that name."""
    if written[:1] in "\"'":
        return re.sub(r"\\(.)", r"\1", written[1:-1]).strip()
    name = keymap_db.aliases.get(written, written)
    return str(keymap_db.keymap.get(name, ""))
