"""Which files the pages of a site may name: those of its project."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

# What holds the history of a project; its settings may hold passwords.
HISTORY = (".git", ".hg", ".svn", ".bzr", ".jj")
# What stands on top of a project that was unpacked without its history.
TOPS = ("pyproject.toml", "setup.py", "setup.cfg", "package.json", "Cargo.toml", "go.mod",
        "CMakeLists.txt", "README.md", "README.rst", "README", "README.txt")  # fmt: skip
LEVELS = 3
SHOWN = 40
OUTSIDE = "outside of the project"
NO_NAME = "no name that a file can have"
NO_TEXT = "called by bytes that are no text"
NO_FILE = "neither a file nor a folder"


def project_folders(source: Path, confdir: Path, more: Iterable[str] = ()) -> tuple[str, ...]:
    """The folders whose files pages may name: those of the project, and *more*, from *confdir*.

    A project is what one history is kept of. Without one it is the nearest folder, at most a few
    levels above the sources, that looks like the top of a project.
    """
    found = [source, *(confdir / name for name in more)]
    if source.is_relative_to(confdir):
        found.append(confdir)
    above = [folder for folder in (source, *source.parents) if _may_be_project(folder)]
    kept = (folder for folder in above if any((folder / name).exists() for name in HISTORY))
    tops = (f for f in above[1 : LEVELS + 1] if any((f / name).is_file() for name in TOPS))
    root = next(kept, None) or next(tops, None)
    return tuple(sorted({os.path.realpath(folder) for folder in (*found, root) if folder}))


def made_folders(app: Sphinx) -> tuple[Path, ...]:
    """Where other extensions put pictures that they draw in the build, for pages to name.

    These are MyST-NB, nbsphinx and matplotlib. All else beside the doctrees is no matter of pages.
    """
    out, doctrees = Path(app.outdir), Path(app.doctreedir)
    beside = doctrees.parent / "plot_directive"
    return (out.parent / "jupyter_execute", doctrees / "nbsphinx", beside)


def _may_be_project(folder: Path) -> bool:
    """Some keep a history of all that is theirs; that is not the project of a site."""
    return folder != folder.parent and folder != Path("~").expanduser()


def objection(path: str, folders: Iterable[str]) -> str:
    """Why a page may not name the file at the absolute *path*; empty where it may.

    A link counts as what it leads to. A file that is not there is for the host to complain of.
    """
    if not is_text(path):
        return NO_TEXT
    try:
        real = os.path.realpath(path)
        kind = os.stat(real).st_mode  # noqa: PTH116 - a path object takes longer
    except (ValueError, RuntimeError):
        return NO_NAME
    except OSError as err:
        if err.errno in (errno.ENAMETOOLONG, errno.ELOOP):
            return NO_NAME
        kind = stat.S_IFREG
    homes = [folder for folder in folders if is_in(real, folder)]
    if not homes or all(_is_history(real, folder) for folder in homes):
        return OUTSIDE
    return "" if stat.S_ISREG(kind) or stat.S_ISDIR(kind) else NO_FILE


def misnamed(name: str | Path, reason: str) -> str:
    """A name that no file has: it says the *reason*, and what was named."""
    last = Path(str(name).replace("\0", "")).name[:SHOWN]
    return f"({reason})/{last if last.strip('.') else ''}"


def names_outside(name: str) -> bool:
    """Whether *name* stands for a file that is not of the project."""
    return name.startswith(misnamed("", OUTSIDE))


def is_text(path: str) -> bool:
    """Whether *path* can be written; Python stands single bytes in for what is not UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_in(path: str, folder: str) -> bool:
    """Whether *path* is the *folder*, or in it; both are real paths."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_history(path: str, folder: str) -> bool:
    return not set(HISTORY).isdisjoint(Path(path[len(folder) :]).parts)
