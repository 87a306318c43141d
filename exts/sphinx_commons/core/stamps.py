"""By what a file is told from what it was. No Sphinx in here."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Path, times of change of text and of name in nanoseconds, size; -1 for a file that is not there.
Stamp = tuple[str, int, int, int]


def stamp(path: Path | str) -> Stamp:
    """What tells whether the file at *path* is still the same."""
    try:
        status = os.stat(path)  # noqa: PTH116  (a path object takes longer than the question)
    except OSError:
        return (str(path), -1, -1, -1)
    # Files that change places keep their own time of text; that of the name tells them apart.
    return (str(path), status.st_mtime_ns, status.st_ctime_ns, status.st_size)
