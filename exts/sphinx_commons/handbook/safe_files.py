"""Files that a build writes: only where they changed, and never half. No Sphinx here."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from sphinx_commons.core import folders

BEGINNINGS = {
    b"\x89PNG": (".png",),
    b"\xff\xd8\xff": (".jpg", ".jpeg"),
    b"GIF8": (".gif",),
    b"RIFF": (".webp",),
}


def read_json(path: Path) -> dict[str, Any]:
    """The mapping that a file holds, empty where it holds none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_if_changed(path: Path, text: str) -> None:
    """Write *text* unless the file says it already."""
    folders.write_if_changed(path, text.encode())


def write_whole(path: Path, data: bytes) -> None:
    """Replace *path* in one step, so that a broken run leaves the former file."""
    part = path.with_name(path.name + ".part")
    for file in (path, part):
        folders.clear_way(file)
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def copy_if_changed(source: Path, target: Path) -> None:
    """Copy *source* unless the target is the same."""
    if not target.is_file() or target.read_bytes() != source.read_bytes():
        folders.clear_way(target)
        shutil.copyfile(source, target)


def true_name(file: Path, name: str) -> str:
    """*name* with the suffix of what *file* holds, which is what readers go by."""
    if not file.is_file():
        return name
    with file.open("rb") as opened:
        begins = opened.read(4)
    for beginning, suffixes in BEGINNINGS.items():
        if begins.startswith(beginning) and Path(name).suffix.lower() not in suffixes:
            return name + suffixes[0]
    return name
