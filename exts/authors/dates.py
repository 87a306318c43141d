"""Dates as readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.core import UnknownLocaleError
from babel.dates import format_date

if TYPE_CHECKING:
    from exts.front_matter import Moment

ENGLISH = "d MMMM y"


def date_text(moment: Moment, language: str | None) -> str:
    """The day of *moment* in *language*: ``2 March 2015``."""
    language = language or "en"
    pattern = ENGLISH if language.startswith("en") else "long"
    try:
        return format_date(moment.day, pattern, locale=language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return format_date(moment.day, ENGLISH, locale="en")
