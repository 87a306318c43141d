"""Dates as ABlog reads them, for sites that have its posts. No Sphinx in here."""

from __future__ import annotations

import re
import warnings
from datetime import datetime, time

YEAR = re.compile(r"\d{4}")
# A date that does not say its year, month or day differs with the one that it is completed from.
COMPLETED = (datetime(1904, 1, 1), datetime(1908, 3, 2))


def iso_date(text: str, day_format: str) -> str:
    """The date-time that *text* names in *day_format*, or else in any way; empty for none."""
    try:
        return _written(datetime.strptime(text, day_format))
    except ValueError:
        return _any_date(text)


def _any_date(text: str) -> str:
    # Comes with ABlog, without which nobody asks.
    from dateutil.parser import parse

    if not YEAR.search(text):
        return ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of zones: names of zones mean nothing to it
            first, second = (parse(text, default=day) for day in COMPLETED)
    except (ValueError, OverflowError, TypeError, ArithmeticError):
        return ""
    return _written(first) if first == second else ""


def _written(found: datetime) -> str:
    day, has_time = found.date().isoformat(), found.time() != time.min
    return found.isoformat() if has_time else day
