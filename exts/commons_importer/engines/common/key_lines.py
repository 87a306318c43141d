"""Front matter as ``Key: value`` lines, as Python-Markdown's ``meta`` reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from commons_importer.old_front_matter import LOOSE_KEY, Header

if TYPE_CHECKING:
    from collections.abc import Sequence

_MORE = re.compile(r"^[ ]{4,}(.*)$")


def read(lines: Sequence[str]) -> Header:
    """Keys up to a blank line, whatever their case; indented lines go on."""
    numbered = [(line, number) for number, line in enumerate(lines, 1)]
    values: dict[str, Any] = {}
    places: dict[str, int] = {}
    key, index = "", 0
    for index, line in enumerate(lines):
        if not line.strip():
            break
        if found := LOOSE_KEY.match(line):
            key = found[1].lower()
            values.setdefault(key, []).append(found[2].strip())
            places.setdefault(key, index + 1)
        elif key and (more := _MORE.match(line)):
            values[key].append(more[1].strip())
        else:
            break
    else:
        index = len(lines)
    joined: dict[str, Any] = {name: _joined(name, parts) for name, parts in values.items()}
    return Header(joined, numbered[index:] if values else numbered, bool(values), places)


def _joined(name: str, parts: list[str]) -> Any:
    filled = [part for part in parts if part]
    if name in ("tags", "authors", "author", "category") and len(filled) > 1:
        return filled
    return " ".join(filled)
