"""Sources and what they include, as they were when they were read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

# Path, time of change in nanoseconds, size; -1 for a file that is not there.
Stamp = tuple[str, int, int]


def stamp(path: Path) -> Stamp:
    """What tells whether the file at *path* is still the same."""
    try:
        status = path.stat()
    except OSError:
        return (str(path), -1, -1)
    return (str(path), status.st_mtime_ns, status.st_size)


def stamps_of(env: BuildEnvironment, docname: str) -> tuple[Stamp, ...]:
    """The stamps of a document's source and of all files it depends on."""
    includes = sorted(str(path) for path in env.dependencies.get(docname, ()))
    paths = [env.doc2path(docname), *(Path(env.srcdir, path) for path in includes)]
    return tuple(stamp(Path(path)) for path in paths)


def is_changed(stamps: Iterable[Stamp]) -> bool:
    """Whether any of the files is not what it was; older counts, too."""
    return any(stamp(Path(old[0])) != old for old in stamps)


def tree(folders: Iterable[Path]) -> list[Path]:
    """All files at or below *folders*, ordered."""
    found: list[Path] = []
    for folder in folders:
        found += (
            [folder] if folder.is_file() else sorted(p for p in folder.rglob("*") if p.is_file())
        )
    return found
