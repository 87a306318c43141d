"""The file that a page is read from in the language of the sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def source_file(env: BuildEnvironment, docname: str) -> str:
    """The file of a page from the root of the sources; empty where it is in its language only."""
    names = (f"{docname}{suffix}" for suffix in env.config.source_suffix)
    return next((name for name in names if Path(env.srcdir, name).is_file()), "")
