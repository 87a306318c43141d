"""What is in a folder, and comes into it. No Sphinx in here."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def files_below(folder: Path, pattern: str = "*") -> list[Path]:
    """The files below *folder* whose names are like *pattern*, in order.

    A page may be called ``x.html``: then there is a folder of that name.
    """
    return sorted(path for path in folder.rglob(pattern) if path.is_file())


def clear_way(path: Path) -> None:
    """Have a file come to *path*: what a build left there, or above it, may be anything."""
    if not path.parent.is_dir():
        for above in reversed(path.parents):
            if not above.is_dir():
                above.unlink(missing_ok=True)
        path.parent.mkdir(parents=True)
    if path.is_symlink() and not path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)


def clear_ways(paths: Iterable[Path]) -> None:
    """The same for files that others will write, where something stands in the way."""
    for path in list(paths):
        if path.is_dir():
            clear_way(path)


def write_text(path: Path, text: str) -> None:
    """Write *text*, whatever stands in its place."""
    clear_way(path)
    path.write_text(text, encoding="utf-8")


def write_if_changed(path: Path, content: bytes) -> None:
    """Write *content* unless the file has it already."""
    if not path.is_file() or path.read_bytes() != content:
        clear_way(path)
        path.write_bytes(content)
