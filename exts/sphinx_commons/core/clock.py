"""The clock of a build, which ``SOURCE_DATE_EPOCH`` can stop. No Sphinx in here."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def stopped() -> datetime | None:
    """The moment of ``SOURCE_DATE_EPOCH`` in UTC, ``None`` where it is not set to one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else None
    except (ValueError, OverflowError, OSError):
        return None


def now() -> datetime:
    """That moment, or else this one, to the second."""
    return stopped() or datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """The day in UTC of :func:`now`."""
    return now().date()
