"""Codes of languages as people write them, and the rules of a language. No Sphinx here."""

from __future__ import annotations

import re
from functools import cache

from babel.core import Locale, UnknownLocaleError

# As in "pt_BR", "pt-BR", "zh-Hant-TW", "de-1996" and "sr@latin".
CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])")
# The English of no country in particular: "2 March 2015" and "A, B and C".
ENGLISH = Locale.parse("en_001")
SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl"}


def read_code(code: str) -> tuple[str, str] | None:
    """The language and the region, empty without one, that *code* names; None if it is no code."""
    match = CODE.match(code)
    return (match[1].lower(), (match[2] or "").upper()) if match else None


def parts_of(language: str | None) -> tuple[str, str]:
    """The code of a *language* and of its region, empty without one; English for what is none."""
    return read_code(language or "") or ("en", "")


@cache
def locale_of(language: str | None) -> Locale:
    """The locale whose rules a *language* follows, the nearest that is known; last English."""
    code, _, modifier = (language or "").replace("-", "_").partition("@")
    first, *rest = code.split(".")[0].split("_")
    if script := SCRIPTS.get(modifier):
        rest.insert(0, script)
    parts = [first, *rest]
    names = [f"{'_'.join(parts[:number])}" for number in range(len(parts), 0, -1)]
    if modifier and not script:
        names.insert(0, f"{code}@{modifier}")
    found = next((known for name in names if (known := _known(name))), ENGLISH)
    return ENGLISH if str(found) == "en" else found


def is_known(code: str) -> bool:
    """Whether *code* names a language whose rules are known, as ``fr`` and ``pt-BR`` do."""
    return _known(code.replace("-", "_")) is not None


def _known(name: str) -> Locale | None:
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return None


def tag_of(locale: Locale) -> str:
    """The name that browsers know of a *locale*: ``pt-BR``, ``sr-Latn``."""
    return "-".join(filter(None, (locale.language, locale.script, locale.territory)))


def language_name(code: str, language: str | None) -> str:
    """What the language *code* is called in *language*; empty where that is not known."""
    names, code = locale_of(language).languages, code.replace("-", "_")
    return str(names.get(code) or names.get(parts_of(code)[0]) or "")


def is_from_right(language: str | None) -> bool:
    """Whether the lines of a *language* begin on the right."""
    return locale_of(language).text_direction == "rtl"
