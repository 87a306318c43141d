"""Files that builds left, and that are missing or cut short when the next build begins.

The size of each is noted when a build ends. What is found damaged is made again: after damage
among the doctrees nothing of them counts, after damage in an output folder all of it is written.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import ENV_PICKLE_FILENAME

from sphinx_commons.core.builders import makes_site, notes_folder
from sphinx_commons.core.folders import clear_way, clear_ways, files_below
from sphinx_commons.core.notes import load_notes, save_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

KEPT = ".incremental"
SIZES = "sizes.json"
BUILD_INFO = ".buildinfo"
# Files of every website, and a folder that rooms write into.
OF_SITES = (BUILD_INFO, "searchindex.js", "objects.inv")
IMAGES = "_images"
# A file that is smaller than it was may have been made so; then it goes on to its end.
ENDS = {
    ".html": b"</html>", ".xml": b">", ".xhtml": b">", ".svg": b">", ".js": b")", ".pdf": b"%%EOF",
}  # fmt: skip
TAIL = 64


def note_sizes(app: Sphinx, names: Iterable[str]) -> None:
    """Note what the build left among the doctrees and, by *names*, in the output folder."""
    doctrees, out = Path(app.doctreedir), Path(app.outdir)
    kept = (path for path in files_below(doctrees) if KEPT not in path.parts)
    save_notes(doctrees / KEPT / SIZES, dict(sizes(doctrees, kept)))
    if makes_site(app.builder):
        found = {out / name for name in (*names, *OF_SITES)} | {*files_below(out / IMAGES)}
    else:
        found = {path for path in files_below(out) if not path.is_relative_to(doctrees)}
    save_notes(output_notes(app), dict(sizes(out, found)))


def output_notes(app: Sphinx) -> Path:
    """Where the sizes of the files in the output folder are kept."""
    return notes_folder(app.builder, KEPT.removeprefix(".")) / SIZES


def sizes(folder: Path, paths: Iterable[Path]) -> Iterator[tuple[str, int]]:
    """The path from *folder*, and the size in bytes, of each file that has something in it."""
    for path in sorted(paths):
        if path.is_file() and (size := path.stat().st_size):
            yield path.relative_to(folder).as_posix(), size


def forget_doctrees(app: Sphinx) -> None:
    """Take the doctrees away, and what stands beside them, if any of it is damaged.

    Which files the output folders had is kept, so that those of pages that are gone can go.
    """
    known = load_notes(app.doctreedir / KEPT / SIZES)
    # The notes may be what is damaged.
    is_lost = not known and (app.doctreedir / ENV_PICKLE_FILENAME).exists()
    if not is_lost and next(damaged(app.doctreedir, known), None) is None:
        for pattern in ("*.doctree", ENV_PICKLE_FILENAME):
            clear_ways(app.doctreedir.rglob(pattern))
        return
    for path in app.doctreedir.iterdir():
        if path.name != KEPT:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def forget_output(app: Sphinx) -> None:
    """Have all of the output folder written, if any of it is damaged."""
    notes = output_notes(app)
    known = load_notes(notes)
    found = list(damaged(app.outdir, known))
    is_lost = not known and notes.parent.is_dir()
    if not found and not is_lost:
        return
    # The builders of other files make few, all of them at once.
    gone = [*found, BUILD_INFO] if makes_site(app.builder) else known
    for name in gone:
        clear_way(app.outdir / name)
        (app.outdir / name).unlink(missing_ok=True)
    for path in app.doctreedir.glob(f".*/{notes.parent.name}*"):
        if path.parent.name != KEPT:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def damaged(folder: Path, known: dict[str, int]) -> Iterator[str]:
    """The names of those files that are missing or cut short."""
    for name, size in known.items():
        path = folder / name
        now = path.stat().st_size if path.is_file() else 0
        if not now or (now < size and not _goes_on_to_its_end(path)):
            yield name


def _goes_on_to_its_end(path: Path) -> bool:
    end = ENDS.get(path.suffix)
    return end is not None and path.read_bytes()[-TAIL:].rstrip().endswith(end)
