"""Dates as people write them."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from sphinx_commons.front_matter.dates import parse_moment


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day", "instant"),
    [
        ("2015-03-02", "2015-03-02", utc(2015, 3, 2)),
        ("2015-3-2", "2015-03-02", utc(2015, 3, 2)),
        ("2015/03/02", "2015-03-02", utc(2015, 3, 2)),
        ("2015.03.02", "2015-03-02", utc(2015, 3, 2)),
        (" 2015-03-02 ", "2015-03-02", utc(2015, 3, 2)),
        ("2015-03-02 16:03", "2015-03-02", utc(2015, 3, 2, 16, 3)),
        ("2015-03-02 16:03:51", "2015-03-02", utc(2015, 3, 2, 16, 3, 51)),
        ("2015-03-02T16:03:51", "2015-03-02", utc(2015, 3, 2, 16, 3, 51)),
        ("2015-03-02t16:03:51z", "2015-03-02", utc(2015, 3, 2, 16, 3, 51)),
        ("2015-03-02T16:03:51Z", "2015-03-02", utc(2015, 3, 2, 16, 3, 51)),
        ("2015-03-02 16:03:51.123", "2015-03-02", utc(2015, 3, 2, 16, 3, 51)),
        ("2015-03-02 16:03:51 UTC", "2015-03-02", utc(2015, 3, 2, 16, 3, 51)),
        ("2015-03-02 16:03:51 GMT", "2015-03-02", utc(2015, 3, 2, 16, 3, 51)),
        ("2015-03-02 16:03:51 EST", "2015-03-02", utc(2015, 3, 2, 21, 3, 51)),
        ("2015-03-02 23:30 -0500", "2015-03-02", utc(2015, 3, 3, 4, 30)),
        ("2015-03-02 00:30 +05:30", "2015-03-02", utc(2015, 3, 1, 19, 0)),
        ("2015-03-02T00:30:00+02", "2015-03-02", utc(2015, 3, 1, 22, 30)),
        ("2015-03-02 04:03 PM", "2015-03-02", utc(2015, 3, 2, 16, 3)),
        ("2015-03-02 12:03 am", "2015-03-02", utc(2015, 3, 2, 0, 3)),
        ("2015-07-02 12:00 Europe/Berlin", "2015-07-02", utc(2015, 7, 2, 10)),
        ("2024-05-05 17:59 America/New_York", "2024-05-05", utc(2024, 5, 5, 21, 59)),
        ("2024-05-05 05:59 PM America/New_York", "2024-05-05", utc(2024, 5, 5, 21, 59)),
        ("2024-05-05 05:59 pm UTC", "2024-05-05", utc(2024, 5, 5, 17, 59)),
        ("2015-03-02 16:03 XYZ", "2015-03-02", utc(2015, 3, 2, 16, 3)),
        ("2015-03-02 16:03 Mars/Base", "2015-03-02", utc(2015, 3, 2, 16, 3)),
        ("2016-02-29", "2016-02-29", utc(2016, 2, 29)),
    ],
)
def test_the_day_is_the_one_written_and_the_instant_is_in_utc(text, day, instant):
    moment = parse_moment(text)
    assert moment.day.isoformat() == day
    assert moment.instant == instant


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("CET", "unknown time zone 'CET', taken for UTC; write an offset as +01:00"),
        ("IST", "unknown time zone 'IST', taken for UTC; write an offset as +01:00"),
        ("AMT", "unknown time zone 'AMT', taken for UTC; write an offset as +01:00"),
        ("Europe/Pari", "unknown time zone 'Europe/Pari', taken for UTC; did you mean"),
        ("America/New_York", ""),
        ("utc", ""),
        ("PST", ""),
        ("Z", ""),
        ("+01:00", ""),
    ],
)
def test_an_unknown_zone_is_told(zone, said):
    heard = []
    moment = parse_moment(f"2024-05-05 17:59 {zone}", heard.append)
    assert [message[: len(said)] for message in heard] == [said] * bool(said)
    assert moment.day.isoformat() == "2024-05-05"


def test_whether_a_time_was_written_is_kept():
    assert parse_moment("2015-03-02").isoformat() == "2015-03-02"
    assert parse_moment("2015-03-02 16:03 -0500").isoformat() == "2015-03-02T16:03:00-05:00"


@pytest.mark.parametrize(
    "text",
    [
        "2018-04-31", "2015-02-29", "2015-13-01", "2015-00-10", "2015-01-00", "0000-01-01",
        "2015-01-01 25:00", "2015-01-01 17:59 AM", "2015-01-01 10:61", "2015-01-01 13:00 +99:00",
        "soon", "", "2015",
        "2015-03", "March 2, 2015", "02-03-2015", "20150302", "2015-03-02 16",
        "0001-01-01 00:00 +0200",
        "9999-12-31 23:59 -0200", "2015-03-02 16:03 ../../etc/passwd", "٢٠١٥-٠٣-٠٢x",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        parse_moment(text)


@pytest.mark.parametrize("zone", ["America/New_York", "a/" * 400, "A/\0", "/etc/passwd", "A/.."])
def test_no_zone_name_can_do_harm(zone):
    with contextlib.suppress(ValueError):
        assert parse_moment(f"2015-03-02 16:03 {zone}").day.isoformat() == "2015-03-02"
