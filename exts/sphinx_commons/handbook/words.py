"""The words that handbooks, and pages that offer them, say of themselves, ready for translation."""

from __future__ import annotations

import re

from babel.core import Locale, UnknownLocaleError
from sphinx.locale import _ as of_sphinx
from sphinx.locale import get_translation

CATALOG = "handbook"
# As in "pt_BR", "pt-BR", "zh-Hant-TW" and "sr@latin".
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])")
_ = get_translation(CATALOG)


def parts_of(language: str | None) -> tuple[str, str]:
    """Return the code of a *language* and of its region, empty where it names none."""
    match = LANGUAGE.match(language or "en")
    return (match[1].lower(), (match[2] or "").upper()) if match else ("en", "")


def locale_of(language: str | None) -> str:
    """Return the locale whose dates and numbers a *language* has, English where none is known."""
    try:
        return str(Locale.parse((language or "en").replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        return "en"


def from_right(language: str | None) -> bool:
    """Say whether the lines of a *language* begin on the right."""
    return Locale.parse(locale_of(language)).text_direction == "rtl"


def contents() -> str:
    """The heading of the table of contents."""
    return str(of_sphinx("Contents"))


def index() -> str:
    """The heading of the index."""
    return str(of_sphinx("Index"))


def page() -> str:
    """What a link to another page of the book ends in; ``%s`` is the number."""
    return str(_("p. %s"))


def release(version: str) -> str:
    """The edition on the cover."""
    return str(_("Release %s") % version)


def edition(version: str, day: str) -> str:
    """The edition within a line, as far as it is known."""
    return ", ".join(part for part in (_("release %s") % version if version else "", day) if part)


def address(url: str) -> str:
    """Where the same pages are."""
    return str(_("The same pages, and later editions, are at %s.") % url)


def credit(role: str, names: str) -> str:
    """Who did what for the book."""
    sentence = {
        "author": _("Written by %s."),
        "editor": _("Edited by %s."),
        "translator": _("Translated by %s."),
        "reviewer": _("Reviewed by %s."),
    }[role]
    return str(sentence % names)


def faces(names: str) -> str:
    """How the book was set."""
    return str(_("Set by Typst in %s.") % names)


def offer() -> str:
    """What stands above the links to the files, at the foot of a page."""
    return str(_("Handbooks as PDF"))


def pages(number: int) -> str:
    """How long a book is."""
    return str(_("%d pages") % number if number > 1 else _("1 page"))
