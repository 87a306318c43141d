"""Names in addresses, and the ids of headings, as Hugo makes them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT = "./\\_#+~-@"
_HEX = re.compile(r"%[0-9A-Fa-f]{2}")


def sanitized(text: str) -> str:
    """*text* as a path: letters, digits and a few signs; white space between is one hyphen."""
    out: list[str] = []
    gap = False
    for position, char in enumerate(text):
        kind = unicodedata.category(char)[0]
        if char in _KEPT or kind in "LNM" or (char == "%" and _HEX.match(text, position)):
            if gap and char != "-" and out[-1:] != ["-"]:
                out.append("-")
            gap = False
            out.append(char)
        elif out and out[-1] != "-" and char.isspace():
            gap = True
    return "".join(out)


def urlize(text: str, *, lower: bool = True) -> str:
    """*text* as a part of an address."""
    made = sanitized(text.strip().replace("#", ""))
    return made.lower() if lower else made


def without_accents(text: str) -> str:
    """*text* without the marks of its letters."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize(
        "NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn")
    )


def anchorize(text: str) -> str:
    """The id of a heading, as GitHub makes it."""
    kept = "".join(
        "-" if char in "- " else char.lower()
        for char in text.strip()
        if char in "- _"
        or unicodedata.category(char)[0] == "L"
        or unicodedata.category(char) == "Nd"
    )
    return kept or "heading"


def anchor_ascii(text: str) -> str:
    """The same in plain letters."""
    return anchorize(without_accents(text).encode("ascii", "ignore").decode())


def anchor_blackfriday(text: str) -> str:
    """The id of a heading, as Hugo made it before version 0.60."""
    words = re.sub(r"[^\w]|_", "-", text.lower())
    return re.sub(r"-{2,}", "-", words).strip("-") or "heading"


ANCHORS: dict[str, Callable[[str], str]] = {
    "github": anchorize, "github-ascii": anchor_ascii, "blackfriday": anchor_blackfriday,
}  # fmt: skip


def title_of(name: str) -> str:
    """What Hugo calls a folder that has no page of its own."""
    words = re.sub(r"[-_]+", " ", name).strip()
    return words[:1].upper() + words[1:]
