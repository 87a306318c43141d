"""The clock of a build."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sphinx_commons.core import clock


def test_the_clock_stands_where_it_is_set(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    moment = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert (clock.stopped(), clock.now(), clock.today()) == (moment, moment, date(2023, 11, 14))


@pytest.mark.parametrize("epoch", ["", "soon", "²", "9" * 30])
def test_what_is_no_moment_stops_nothing(monkeypatch: pytest.MonkeyPatch, epoch: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert clock.stopped() is None
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert clock.now().microsecond == 0
