"""Dates as readers see them, by the rules of their language.

English of no country has the day before the month; all other forms are those of Babel.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from sphinx.util import i18n

from .locales import locale_of, parts_of


@lru_cache(maxsize=4096)
def long_date(day: date, language: str | None) -> str:
    """*day* with its month in words: ``2 March 2015``, ``2. März 2015``, ``2015年3月2日``."""
    return format_date(day, "long", locale=locale_of(language))


@lru_cache(maxsize=4096)
def month_of_year(year: int, month: int, language: str | None) -> str:
    """A month and its year: ``March 2015``, ``2015年3月``."""
    return format_skeleton("yMMMM", date(year, month, 1), locale=locale_of(language))


def year_text(year: int, language: str | None) -> str:
    """*year* as it stands alone: ``2015``, ``2015年``."""
    return format_skeleton("y", date(year, 1, 1), locale=locale_of(language))


def date_like(pattern: str, day: date, language: str | None) -> str:
    """*day* as a *pattern* of ``strftime`` says, such as ``%d %B``, with the language's names."""
    moment, locale = datetime.combine(day, time(), UTC), locale_of(language)
    code = "en" if parts_of(language) == ("en", "") else str(locale)
    return i18n.format_date(pattern, date=moment, language=code)
