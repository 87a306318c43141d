"""JSON files beside the doctrees that may be lost or cut short at any time. No Sphinx in here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .folders import clear_way

if TYPE_CHECKING:
    from pathlib import Path


def load_notes(path: Path) -> dict[str, Any]:
    """The mapping in the file *path*; nothing where there is none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def save_notes(path: Path, notes: dict[str, Any]) -> None:
    """Write *notes*; the file at *path* is whole at any moment."""
    draft = path.with_suffix(".new")
    for file in (path, draft):
        clear_way(file)
    draft.write_text(json.dumps(notes), encoding="utf-8")
    draft.replace(path)
