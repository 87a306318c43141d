"""When files came and last changed, from one call of git. No Sphinx in here."""

from __future__ import annotations

import subprocess
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = (
    "git", "-c", "log.showSignature=false", "log", "--format=%x01%aI%x02%D", "--name-only",
    "--no-renames", "--relative", "-z", "--", ".",
)  # fmt: skip
SECONDS = 60


def read_history(folder: Path) -> dict[str, tuple[datetime, datetime]]:
    """Path below *folder* -> the moments of its first and its last commit.

    Nothing where git or the repository is missing. The commit at which a shallow clone ends is
    left out, because it seems to bring every file.
    """
    history: dict[str, tuple[datetime, datetime]] = {}
    for moment, path in _changes(folder):  # the newest first
        _, last = history.get(path, (moment, moment))
        history[path] = (moment, last)
    return history


def _changes(folder: Path) -> Iterator[tuple[datetime, str]]:
    for commit in _log(folder).split("\x01")[1:]:
        head, _, paths = commit.partition("\0")
        written, _, names = head.partition("\x02")
        if "grafted" in names.split(", "):
            continue
        moment = datetime.fromisoformat(written)
        for path in paths.strip("\0\n").split("\0"):
            yield moment, path


def _log(folder: Path) -> str:
    try:
        done = subprocess.run(  # noqa: S603 (fixed words, no shell)
            COMMAND, cwd=folder, capture_output=True, check=True, timeout=SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
