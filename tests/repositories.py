"""Calling git in repositories that tests make."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def git(folder: Path, *words: str, date: str = "2020-01-01T00:00:00+00:00") -> None:
    """Call git in *folder*, as somebody who writes on *date*, whatever this machine is set to."""
    names = {
        f"GIT_{who}_{what}": "x@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    env = {"PATH": "/usr/bin:/bin", "HOME": str(folder), **names}
    env |= {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": "2030-01-01T00:00:00+00:00"}
    subprocess.run(["git", *words], cwd=folder, env=env, check=True, capture_output=True)
