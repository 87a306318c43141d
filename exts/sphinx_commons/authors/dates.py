"""Dates as readers see them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel.core import UnknownLocaleError
from babel.dates import format_date

if TYPE_CHECKING:
    from datetime import date

    from sphinx_commons.front_matter import Moment

ENGLISH = "d MMMM y"


def date_text(moment: Moment, language: str | None) -> str:
    """The day of *moment* in *language*: ``2 March 2015``."""
    return _day_text(moment.day, language or "en")


@lru_cache(maxsize=4096)
def _day_text(day: date, language: str) -> str:
    pattern = ENGLISH if language.startswith("en") else "long"
    try:
        return format_date(day, pattern, locale=language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return format_date(day, ENGLISH, locale="en")
