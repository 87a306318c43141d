"""A date as somebody wrote it. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sphinx_commons.core.records import kept


@kept
@dataclass(frozen=True, slots=True)
class Moment:
    """A date as somebody wrote it.

    ``written`` is aware and keeps the zone of the source (UTC where none was given), so the day
    shown is the day written; ``instant`` is what dates are ordered by.
    """

    written: datetime
    has_time: bool = False

    @property
    def day(self) -> date:
        return self.written.date()

    @property
    def instant(self) -> datetime:
        return self.written.astimezone(UTC)

    def isoformat(self) -> str:
        """``2015-03-02`` or, where a time was written, ``2015-03-02T16:03:51+00:00``."""
        return self.written.isoformat() if self.has_time else self.day.isoformat()
