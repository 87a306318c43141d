"""Files that nobody plans and that builds bring into an output folder.

Those of an extension go when the list of extensions changes: then all pages are written again, and
what is still wanted comes back. Pictures that an extension draws go with the last page that shows
them. Files that no build brought are left alone.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx_commons.core.builders import makes_site, notes_folder
from sphinx_commons.core.folders import clear_ways
from sphinx_commons.core.notes import load_notes, save_notes
from sphinx_commons.core.stamps import stamp

from .damage import BUILD_INFO
from .sweep import remove

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx

# What may name a picture: pages and feeds.
TEXTS = (".html", ".xml")
# Beside a picture of Graphviz, for its links.
MAP = ".map"


class Brought:
    """The files that builds brought into one output folder."""

    def __init__(self) -> None:
        self.before: set[str] = set()
        self.names: set[str] = set()
        self.makers: list[str] = []

    def begin(self, app: Sphinx) -> None:
        """Before anybody writes: what is there, and which of it builds brought."""
        if not makes_site(app.builder):
            return
        notes = load_notes(_notes(app))
        known = [app.outdir / name for name in _names(notes, "brought")]
        # Where nothing tells which files the theme has: folders of this kind are copied anew.
        clear_ways(known or (app.outdir / "_static").rglob("*.*"))
        # Before Sphinx 9 the folder is made later, where somebody took it away.
        self.before = set(names_below(str(app.outdir)) if app.outdir.is_dir() else ())
        self.makers = _names(notes, "makers")
        if "others" in notes:  # The last build did not end.
            self.names = self.before - set(_names(notes, "others"))
        else:
            self.names = self.before & set(_names(notes, "brought"))
        others = sorted(self.before - self.names)
        save_notes(_notes(app), {"others": others, "makers": self.makers})

    def part(self, app: Sphinx, planned: set[str]) -> None:
        """Before pages are written: after a change of extensions they all are."""
        if self.makers and self.makers != makers(app):
            remove(app.outdir, self.names - planned - {BUILD_INFO})

    def end(self, app: Sphinx, planned: set[str]) -> None:
        """When all is written: note what is there now, without pictures that no page shows."""
        if not makes_site(app.builder):
            return
        found = set(names_below(str(app.outdir)))
        self.names = ((found - self.before) | (self.names & found)) - planned
        folder = f"{_imagedir(app)}/"
        if pictures := {name for name in self.names if name.startswith(folder)}:
            shown = shown_pictures(app, found)
            unused = {name for name in pictures if name.removesuffix(MAP) not in shown}
            remove(app.outdir, unused)
            self.names -= unused
        save_notes(_notes(app), {"brought": sorted(self.names), "makers": makers(app)})


def makers(app: Sphinx) -> list[str]:
    """Who brings files: the theme, and all extensions."""
    return [app.config.html_theme, *sorted(app.extensions)]


def shown_pictures(app: Sphinx, found: set[str]) -> set[str]:
    """The pictures that pages and feeds among the files *found* name.

    A page that is as it was is not read again.
    """
    notes = notes_folder(app.builder, "incremental") / "pictures.json"
    folder = re.escape(_imagedir(app))
    pattern = re.compile(rf"\b({folder}/[^\"'#?&<>()\s]+)")
    before, now = load_notes(notes), dict[str, Any]()
    for name in found:
        if name.endswith(TEXTS):
            path, mark = app.outdir / name, list(stamp(f"{app.outdir}/{name}"))
            kept = before.get(name)
            is_same = isinstance(kept, list) and kept[:1] == [mark]
            now[name] = kept if is_same else [mark, sorted(_shown(path, pattern))]
    save_notes(notes, now)
    return {picture for _, pictures in now.values() for picture in pictures}


def _shown(path: Path, pattern: re.Pattern[str]) -> set[str]:
    text = path.read_text(encoding="utf-8", errors="replace")
    return {unquote(name) for name in pattern.findall(text)}


def names_below(folder: str, prefix: str = "") -> Iterator[str]:
    """The path from *folder*, if it is there, of each file below it."""
    if not os.path.isdir(folder):  # noqa: PTH112 - a path object takes longer
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from names_below(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name


def _imagedir(app: Sphinx) -> str:
    builder: Any = app.builder
    return str(builder.imagedir)


def _names(notes: dict[str, Any], key: str) -> list[str]:
    found = notes.get(key)
    return found if isinstance(found, list) else []


def _notes(app: Sphinx) -> Path:
    return notes_folder(app.builder, "incremental") / "brought.json"
