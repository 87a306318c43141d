"""``_redirects`` for nginx: a map of old addresses, so that they answer at once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_map(site: Path, file: Path) -> None:
    """Write the redirects of *site* as lines of an nginx map into *file*."""
    table = site / "_redirects"
    text = table.read_text(encoding="utf-8") if table.is_file() else ""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(map_lines(text)), encoding="utf-8")


def map_lines(text: str) -> Iterator[str]:
    """The lines of a map for the lines ``old new 301`` of *text*.

    An address with a dollar sign would be taken for a variable: its redirect page stands in.
    """
    seen: set[str] = set()
    for line in text.splitlines():
        old, new, _status = line.split(" ")
        path = unquote(old).rstrip("/")
        for key in (path, f"{path}/"):
            if key.lower() not in seen and "$" not in new:
                seen.add(key.lower())
                yield f"{quoted(key)} {quoted(new)};\n"


def quoted(text: str) -> str:
    """*text* as a string of the language of nginx; a map key is never taken for a pattern."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
