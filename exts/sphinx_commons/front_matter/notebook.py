"""The header of a Jupyter notebook: the metadata in its JSON."""

from __future__ import annotations

import json
import re

from .header import NO_HEADER, Header


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


def _line(source: str, key: str) -> int:
    """Where *key* stands last in *source*: what cells say comes before metadata, mostly."""
    places = [m.start() for m in re.finditer(re.escape(json.dumps(key)) + r"\s*:", source)]
    return source.count("\n", 0, places[-1]) + 1 if places else 1
