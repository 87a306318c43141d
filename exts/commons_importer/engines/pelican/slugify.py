"""Slugs as Pelican makes them, other scripts in plain letters as Unidecode writes them."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

from text_unidecode import unidecode  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNKNOWN = "[?]"
LONGEST = 5_000  # letters; no file has so long a name
# Kana as Hepburn has it, and what else differs between the two tables in living languages.
_OWN = {
    "し": "shi", "ち": "chi", "っ": "tsu", "つ": "tsu", "シ": "shi", "チ": "chi", "ッ": "tsu",
    "ツ": "tsu", "ー": "-", "・": "*", "゠": "=", "Є": "Ie", "Ъ": "'", "ъ": "'", "Ŋ": "NG",
    "ŋ": "ng", "א": "A", "ח": "H", "ט": "T", "ך": "KH", "כ": "KH", "ץ": "TS", "צ": "TS", "־": "-",
    "ק": "k", "−": "-",
}  # fmt: skip


def slugify(
    text: str, rules: Sequence[tuple[str, str]], *, use_unicode: bool = False, cased: bool = False
) -> str:
    """The settings' substitutions on plain letters."""
    value = html.unescape(
        " ".join(re.sub(r"<!--.*?-->|<[^>]*>", "", text[:LONGEST], flags=re.S).split())
    )
    value = unicodedata.normalize("NFKC", value)
    value = value if use_unicode else plain(value)
    for pattern, replacement in rules:
        value = re.sub(
            unicodedata.normalize("NFKC", pattern), unicodedata.normalize("NFKC", replacement),
            value, flags=re.IGNORECASE,
        )  # fmt: skip
    return (value if cased else value.lower()).strip()


def plain(text: str) -> str:
    """*text* in ASCII; a sign without a name in Latin letters goes."""
    return "".join(char if char.isascii() else _plain(char) for char in text)


def _plain(char: str) -> str:
    found = _OWN.get(char) or unidecode(char)
    return "" if _UNKNOWN in found else found
