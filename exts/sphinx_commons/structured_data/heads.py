"""The heads of all pages of an output folder; those that are as they were are not read again."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from .outcome import Head, read_head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What is kept of a head, beside its canonical URL.
NAMES = ("robots", "og:type", "og:image", "og:site_name", "og:title", "og:description")
# Times of change of text and of name in nanoseconds, size.
Stamp = list[int]


def known_heads(outdir: Path, notes: Path) -> list[Head]:
    """The head of every page below *outdir*, in the order of their paths, as far as ``NAMES`` go.

    The file *notes* keeps them for the next build, each with a stamp of its page.
    """
    before, now = _load(notes), dict[str, Any]()
    for path, stamp in sorted(pages(str(outdir))):
        kept = before.get(path)
        now[path] = kept if kept and kept[0] == stamp else [stamp, *_read(outdir / path, path)]
    if now != before:
        _save(notes, now)
    return [Head(path, canonical, said=said) for path, (_, canonical, said) in now.items()]


def pages(folder: str, prefix: str = "") -> Iterator[tuple[str, Stamp]]:
    """Path and stamp of every page below *folder*."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from pages(entry.path, f"{prefix}{entry.name}/")
            elif entry.name.endswith(".html"):
                status = entry.stat()
                times = [status.st_mtime_ns, status.st_ctime_ns]
                yield prefix + entry.name, [*times, status.st_size]


def _read(file: Path, path: str) -> tuple[str, dict[str, str]]:
    head = read_head(file, path)
    return head.canonical, {name: head.said[name] for name in NAMES if name in head.said}


def _load(notes: Path) -> dict[str, Any]:
    """What was kept; nothing if other names were, or the file cannot be read."""
    try:
        names, found = json.loads(notes.read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return {}
    return found if names == list(NAMES) and isinstance(found, dict) else {}


def _save(notes: Path, found: dict[str, Any]) -> None:
    notes.parent.mkdir(parents=True, exist_ok=True)
    draft = notes.with_suffix(".new")
    draft.write_text(json.dumps([NAMES, found]), encoding="utf-8")
    draft.replace(notes)
