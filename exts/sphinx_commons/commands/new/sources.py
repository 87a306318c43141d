"""Source files, as the commands of this folder read and begin them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SPECIAL = re.compile(r"[\\`*_\[\]<>&#{}$~|]")


def escape(text: str) -> str:
    """*text* for a line of Markdown, where it is to be shown as it is."""
    return SPECIAL.sub(r"\\\g<0>", text)


def read(path: Path) -> str:
    """The text of *path*, lines ended by ``\\n``."""
    return path.read_text(encoding="utf-8-sig", errors="replace")


def write_new(path: Path, text: str) -> Path:
    """Write *text* into a new file and give its path.

    :raises FileExistsError: if there is such a file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
