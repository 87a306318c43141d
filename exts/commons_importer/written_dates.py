"""Dates as people wrote them; the day that was written stays the day."""

from __future__ import annotations

import calendar
import os
import re
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from datetime import tzinfo

_DATE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Za-z/_]{2,})?"
)
_WORDS = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})\s+([A-Za-z]{3,9})|([A-Za-z]{3,9})\s+(\d{1,2}))(?:st|nd|rd|th)?,?\s+(\d{4})"
    r"(?:[,\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?"
)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}


# What Ruby and mail take abbreviations for; others mean several zones, or none.
_NAMED_ZONES = {
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "WET": "+00:00", "CET": "+01:00",
    "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands in the source."""

    year: int
    month: int
    day: int
    clock: tuple[int, int, int] | None = None
    zone: str = ""
    clamped: bool = False
    to_second: bool = False

    def __str__(self) -> str:
        day = f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        if self.clock is None:
            return day
        hour, minute, second = self.clock
        text = f"{day} {hour:02d}:{minute:02d}:{second:02d}"
        return f"{text} {self.zone}" if self.zone else text

    @property
    def order(self) -> tuple[int, ...]:
        """What dates are sorted by."""
        return (self.year, self.month, self.day, *(self.clock or (0, 0, 0)))

    @property
    def as_date(self) -> date:
        """The calendar day."""
        return date(self.year, self.month, self.day)


def parse(value: Any) -> Written | None:
    """The date in *value* (text, or what YAML made of it); an impossible day is clamped."""
    if isinstance(value, datetime):
        clock = (value.hour, value.minute, value.second)
        return Written(value.year, value.month, value.day, clock, to_second=True)
    if isinstance(value, date):
        return Written(value.year, value.month, value.day)
    text = str(value or "").strip().strip("'\"")
    if found := _DATE.match(text):
        year, month, day = (int(part) for part in found.group(1, 2, 3))
        written = _checked(year, month, day, _clock(*found.group(4, 5, 6)), found[7] or "")
        return (
            replace(written, to_second=True) if written and written.clock and found[6] else written
        )
    if found := _WORDS.match(text):
        month = _MONTHS.get((found[2] or found[3]).lower()[:9], 0)
        day = int(found[1] or found[4])
        return _checked(int(found[5]), month, day, _clock(*found.group(6, 7, 8)), "")
    return None


def _clock(hour: str | None, minute: str | None, second: str | None) -> tuple[int, int, int] | None:
    if hour is None or minute is None:
        return None
    values = (int(hour), int(minute), int(second or 0))
    return values if values < (24, 0, 0) and values[1] < 60 and values[2] < 60 else None


def _checked(
    year: int, month: int, day: int, clock: tuple[int, int, int] | None, zone: str
) -> Written | None:
    if not (1 <= month <= 12 and 1 <= year <= 9999 and day >= 1):
        return None
    last = calendar.monthrange(year, month)[1]
    zone = "UTC" if zone in ("Z", "GMT") else zone
    if zone and not re.fullmatch(r"UTC|[+-](?:[01]\d|2[0-3]):?[0-5]\d", zone):
        zone = _NAMED_ZONES.get(zone, "")
    return Written(year, month, min(day, last), clock, zone, clamped=day > last)


def is_future(written: Written) -> bool:
    """Whether *written* is later than now, or than ``SOURCE_DATE_EPOCH``; today is not."""
    now = datetime.fromtimestamp(float(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC)
    if written.clock is None:
        return written.as_date > now.date()
    offset = _offset(written.zone) or timedelta()
    day = (written.year, written.month, written.day)
    return datetime(*day, *written.clock, tzinfo=timezone(offset)) > now


def in_zone(written: Written, zone: str) -> Written:
    """*written* with the offset of *zone* at that time, if it has a time and no zone."""
    place = _place(zone)
    if written.clock is None or written.zone or place is None:
        return written
    day = (written.year, written.month, written.day)
    text = datetime(*day, *written.clock, tzinfo=place).strftime("%z")
    return replace(written, zone=f"{text[:3]}:{text[3:5]}")


def as_ruby_reads(written: Written, zone: str) -> Written:
    """*written* with its zone: YAML takes a time with seconds for UTC, others are local."""
    if written.clock and not written.zone and written.to_second and _place(zone):
        return replace(written, zone="UTC")
    return in_zone(written, zone)


def elsewhere(written: Written, zone: str) -> list[Written]:
    """The moment of *written* by the clocks of *zone*, if that is known, and of UTC."""
    offset = _offset(written.zone)
    if written.clock is None or offset is None:
        return []
    moment = datetime(
        written.year, written.month, written.day, *written.clock, tzinfo=timezone(offset)
    )
    found = []
    for place in (_place(zone), UTC):
        try:
            there = moment.astimezone(place) if place else None
        except OverflowError:
            continue
        if there is not None:
            clock = (there.hour, there.minute, there.second)
            found.append(Written(there.year, there.month, there.day, clock))
    return found


def _place(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _offset(zone: str) -> timedelta | None:
    if zone in ("", "UTC"):
        return timedelta()
    found = re.fullmatch(r"([+-])(\d{2}):?(\d{2})", zone)
    if not found or int(found[2]) > 23 or int(found[3]) > 59:
        return None
    amount = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return amount if found[1] == "+" else -amount
