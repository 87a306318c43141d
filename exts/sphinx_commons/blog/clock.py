"""The clock of a build."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime


def now() -> datetime:
    """``SOURCE_DATE_EPOCH``, or else this moment."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC)
