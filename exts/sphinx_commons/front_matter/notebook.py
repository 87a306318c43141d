"""The header of a Jupyter notebook: the metadata in its JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from .header import NO_HEADER, Header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Markup

# The cells of words; nbsphinx reads raw ones as reStructuredText.
MARKUPS: dict[str, Markup] = {"markdown": "markdown", "raw": "rst"}


def find_metadata(source: str) -> Header:
    """The metadata of the notebook *source*, as YAML with each key in the line of the file."""
    try:
        metadata = json.loads(source)["metadata"]
        keys = [key for key in metadata if key]
    except (ValueError, TypeError, KeyError, RecursionError):
        return NO_HEADER  # Who parses notebooks says so.
    rows: list[str] = []
    for line, key in sorted((_line(source, key), key) for key in keys):
        rows += [""] * (line - 1 - len(rows))
        rows.append(f"{json.dumps(key)}: {json.dumps(metadata[key])}")
    return Header("notebook", "\n".join(rows), 1, 0, 0) if rows else NO_HEADER


def written_cells(source: str) -> Iterator[tuple[str, Markup, int]]:
    """Each cell of words: its text, its markup, and how many lines of the file stand above it."""
    try:
        cells = json.loads(source)["cells"]
        told = [(MARKUPS.get(cell["cell_type"]), cell["source"]) for cell in cells]
    except (ValueError, TypeError, KeyError, RecursionError):
        return  # Who parses notebooks says so.
    place = 0
    for markup, lines in told:
        if not lines or not isinstance(lines, (str, list)):
            continue
        # Each line is a string with a line of its own in the file, as all editors write them.
        first = json.dumps(lines[0] if isinstance(lines, list) else lines, ensure_ascii=False)
        place = max(source.find(first, place), place)
        if markup:
            yield "".join(map(str, lines)), markup, source.count("\n", 0, place)


def _line(source: str, key: str) -> int:
    """Where *key* stands last in *source*: what cells say comes before metadata, mostly."""
    places = [m.start() for m in re.finditer(re.escape(json.dumps(key)) + r"\s*:", source)]
    return source.count("\n", 0, places[-1]) + 1 if places else 1
