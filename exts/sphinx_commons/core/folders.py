"""What is in a folder, and comes into it. No Sphinx in here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def files_below(folder: Path, pattern: str = "*") -> list[Path]:
    """The files below *folder* whose names are like *pattern*, in order.

    A page may be called ``x.html``: then there is a folder of that name.
    """
    return sorted(path for path in folder.rglob(pattern) if path.is_file())


def write_if_changed(path: Path, content: bytes) -> None:
    """Write *content* unless the file has it already."""
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
