"""Other scripts in plain letters, as Unidecode writes them in addresses."""

from __future__ import annotations

from text_unidecode import unidecode  # type: ignore[import-untyped]

_UNKNOWN = "[?]"
# Kana as Hepburn has it, and what else differs between the two tables in living languages.
_OWN = {
    "し": "shi", "ち": "chi", "っ": "tsu", "つ": "tsu", "シ": "shi", "チ": "chi", "ッ": "tsu",
    "ツ": "tsu", "ー": "-", "・": "*", "゠": "=", "Є": "Ie", "Ъ": "'", "ъ": "'", "Ŋ": "NG",
    "ŋ": "ng", "א": "A", "ח": "H", "ט": "T", "ך": "KH", "כ": "KH", "ץ": "TS", "צ": "TS", "־": "-",
    "ק": "k", "−": "-",
}  # fmt: skip


def plain(text: str) -> str:
    """*text* in ASCII; a sign without a name in Latin letters goes."""
    return "".join(char if char.isascii() else _plain(char) for char in text)


def _plain(char: str) -> str:
    found = _OWN.get(char) or unidecode(char)
    return "" if _UNKNOWN in found else found
