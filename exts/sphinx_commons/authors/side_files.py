"""Writing beside what Sphinx writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .model import Author


def source_folder(env: BuildEnvironment, author: Author) -> Path:
    """The folder in which the page of *author* is."""
    return Path(env.doc2path(author.docname)).parent


def store(env: BuildEnvironment) -> Path:
    """Where resized pictures are kept between builds."""
    return Path(env.doctreedir, "avatars")


def remove(path: Path) -> None:
    """Remove a file, and its folder if nothing else is in there."""
    path.unlink(missing_ok=True)
    if path.parent.is_dir() and not any(path.parent.iterdir()):
        path.parent.rmdir()
