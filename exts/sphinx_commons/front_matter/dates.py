"""Dates as people write them in front matter."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .moment import Moment

DATE = re.compile(
    r"""(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})
        (?:[Tt\s]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?
           \s*(?P<half>[AaPp][Mm])?
           \s*(?P<offset>[+-]\d{2}:?\d{2}|[+-]\d{1,2}(?!\d))?
           \s*\(?(?P<zone>[A-Za-z][\w/+-]*)?\)?
        )?\s*""",
    re.VERBOSE,
)

# Hours east of UTC of the zone names of RFC 822; every other abbreviation is ambiguous.
RFC822_HOURS = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


def parse_moment(text: str) -> Moment:
    """The moment that *text* names: a day, or a day with a time and perhaps a zone.

    :raises ValueError: if there is no such day or the text is no date.
    """
    match = DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a date such as 2015-03-02 or 2015-03-02 16:03:51 UTC")
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    try:
        written = datetime(
            year, month, day, _hour(match), int(match["minute"] or 0), int(match["second"] or 0),
            tzinfo=_zone(match["offset"], match["zone"]),
        )  # fmt: skip
        written.astimezone(UTC)
    except (ValueError, OverflowError) as err:
        raise ValueError(f"{text!r} is not a possible date: {err}") from err
    return Moment(written, has_time=match["hour"] is not None)


def _hour(match: re.Match[str]) -> int:
    hour, half = int(match["hour"] or 0), (match["half"] or "").lower()
    return hour % 12 + 12 * (half == "pm") if half else hour


def _zone(offset: str | None, name: str | None) -> tzinfo:
    if offset:
        digits = offset[1:].replace(":", "")
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
        delta = timedelta(hours=hours, minutes=minutes)
        return timezone(-delta if offset[0] == "-" else delta)
    return _named_zone(name) if name else UTC


@lru_cache
def _named_zone(name: str) -> tzinfo:
    """The zone called *name*; a name nobody knows is UTC."""
    if name.upper() in RFC822_HOURS:
        return timezone(timedelta(hours=RFC822_HOURS[name.upper()]))
    if "/" not in name:
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
