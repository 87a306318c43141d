"""Dates as readers see them, and the clock of a build."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date


def now() -> datetime:
    """``SOURCE_DATE_EPOCH``, or else this moment."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC)


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@cache
def show_day(day: date, language: str) -> str:
    """``2 March 2015``."""
    return format_date(day, "d MMMM y", locale=_locale(language))


def show_month(year: int, month: int, language: str) -> str:
    """``March 2015``."""
    return format_date(date(year, month, 1), "LLLL y", locale=_locale(language))
