"""Writing beside what Sphinx writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from .model import Author


def output_file(builder: Builder, pagename: str) -> Path:
    """The file in which a website has the page *pagename*."""
    return cast("StandaloneHTMLBuilder", builder).get_output_path(pagename)


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
