"""Which files matter, and what a change of one asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .messages import Layout
    from .options import Options

Kind = Literal["build", "static", "restart"]

# What editors write beside the files they edit, and folders that hold no sources.
TEMPORARY = re.compile(r".*~|\.#.*|#.*#|.*\.sw[a-z]|4913|.*\.tmp|.*___jb_(tmp|old)___|\.DS_Store")
SKIPPED = {"__pycache__", ".git", ".hg", ".venv", "node_modules", ".mypy_cache", ".ruff_cache"}


def kind_of(path: Path, options: Options, layout: Layout) -> Kind | None:
    """What a change of the file at *path* asks for; None for nothing."""
    if is_ignored(path, options):
        return None
    if path == options.confdir / "conf.py":
        return "restart"
    if is_in(path, layout.static):
        return "static"
    if is_in(path, layout.templates):
        return "build"
    if is_in(path, (*layout.code, *options.watched)):
        return "restart"
    return "build"


def is_ignored(path: Path, options: Options) -> bool:
    """Whether the file at *path* is no concern of the preview."""
    return (
        is_in(path, (options.out, options.doctrees))
        or TEMPORARY.fullmatch(path.name) is not None
        or not SKIPPED.isdisjoint(path.parts)
    )


def watched_paths(options: Options, layout: Layout) -> tuple[list[Path], list[Path]]:
    """The folders to watch with all that is in them, and single files; none inside another.

    A file may be missing: it is watched through the folder that it is in, as editors replace files.
    """
    wanted = {
        options.source,
        options.confdir / "conf.py",
        *options.watched,
        *layout.code,
        *layout.templates,
        *layout.static,
    }
    folders = {path for path in wanted if path.is_dir()}
    outer = sorted(path for path in wanted if folders.isdisjoint(path.parents))
    files = [path for path in outer if path not in folders and path.parent.is_dir()]
    return [path for path in outer if path in folders], files


def is_in(path: Path, folders: Iterable[Path]) -> bool:
    """Whether *path* is one of *folders*, or in one."""
    return any(path.is_relative_to(folder) for folder in folders)
