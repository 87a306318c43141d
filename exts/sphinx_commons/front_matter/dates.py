"""Dates as people write them in front matter."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from sphinx_commons.core.vocabulary import did_you_mean

from .moment import Moment

if TYPE_CHECKING:
    from collections.abc import Callable

DATE = re.compile(
    r"""(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})
        (?:[Tt\s]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?
           \s*(?:(?P<half>[AaPp][Mm])(?![A-Za-z]))?
           \s*(?P<offset>[+-]\d{2}:?\d{2}|[+-]\d{1,2}(?!\d))?
           \s*\(?(?P<zone>[A-Za-z][\w/+-]*)?\)?
        )?\s*""",
    re.VERBOSE,
)

UNIVERSAL = frozenset({"UTC", "GMT", "UT", "Z"})
# Hours east of UTC of the zone names of RFC 822; every other abbreviation is ambiguous.
RFC822_HOURS = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


def is_iso(text: str) -> bool:
    """Whether *text* has the form of a date that begins with the year."""
    return DATE.fullmatch(text.strip()) is not None


def _say_nothing(_message: str) -> None:
    """For those who do not ask what was guessed."""


def parse_moment(text: str, report: Callable[[str], None] = _say_nothing) -> Moment:
    """The moment that *text* names: a day, or a day with a time and perhaps a zone.

    What is told to *report* is wrong, but has a meaning.

    :raises ValueError: if there is no such day or the text is no date.
    """
    match = DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a date such as 2015-03-02 or 2015-03-02 16:03:51 UTC")
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    try:
        written = datetime(
            year, month, day, _hour(match), int(match["minute"] or 0), int(match["second"] or 0),
            tzinfo=_zone(match["offset"], match["zone"], report),
        )  # fmt: skip
        written.astimezone(UTC)
    except (ValueError, OverflowError) as err:
        raise ValueError(f"{text!r} is not a possible date: {err}") from err
    return Moment(written, has_time=match["hour"] is not None)


def _hour(match: re.Match[str]) -> int:
    hour, half = int(match["hour"] or 0), (match["half"] or "").lower()
    if half == "am" and hour > 12:
        raise ValueError("no hour of a morning is after 12")
    return hour % 12 + 12 * (half == "pm") if half else hour


def _zone(offset: str | None, name: str | None, report: Callable[[str], None]) -> tzinfo:
    if offset:
        digits = offset[1:].replace(":", "")
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
        delta = timedelta(hours=hours, minutes=minutes)
        return timezone(-delta if offset[0] == "-" else delta)
    zone = _named_zone(name) if name else UTC
    if zone is None:
        hint = did_you_mean(name or "", available_timezones()) if "/" in (name or "") else ""
        report(f"unknown time zone {name!r}, taken for UTC{hint or '; write an offset as +01:00'}")
    return zone or UTC


@lru_cache
def _named_zone(name: str) -> tzinfo | None:
    """The zone called *name*; None for a name nobody knows."""
    if name.upper() in UNIVERSAL:
        return UTC
    if name.upper() in RFC822_HOURS:
        return timezone(timedelta(hours=RFC822_HOURS[name.upper()]))
    if "/" not in name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
