"""What stands for a character that no face has. No Sphinx here."""

from __future__ import annotations

import json
import unicodedata


def named(characters: str) -> str:
    """JSON that maps each character to what stands for it on the page."""
    names = {}
    for character in characters:
        name = unicodedata.name(character, "")
        if is_invisible(character):
            names[character] = ""
        elif "-" in name or not name:
            names[character] = f"U+{ord(character):04X}"
        else:
            names[character] = name.lower()
    return json.dumps(names)


def is_invisible(character: str) -> bool:
    """Whether *character* only joins or varies its neighbours."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"
