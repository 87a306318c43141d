"""Pictures of raw HTML that are static files of the website, found as their URLs say."""

from __future__ import annotations

import hashlib
import os
import posixpath
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from . import website_urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config


def file_of(confdir: Path, config: Config, docname: str, uri: str) -> Path | None:
    """The file in ``html_static_path`` that *uri* means on the page *docname*."""
    try:
        path = unquote(urlsplit(uri).path)
    except ValueError:
        return None
    page = posixpath.dirname(website_urls.path_of(config, docname))
    folder, _, name = posixpath.normpath(posixpath.join("/", page, path)).lstrip("/").partition("/")
    if folder != "_static":
        return None
    return next((file for file in _candidates(confdir, config, name) if os.path.isfile(file)), None)  # noqa: PTH113 - raises for no name


def _candidates(confdir: Path, config: Config, name: str) -> Iterator[Path]:
    # Sphinx copies one entry over the other, so the last one wins.
    for entry in reversed(config.html_static_path):
        place = Path(confdir, entry)
        if place.is_dir():
            yield place / name
        elif place.name == name:
            yield place


def name_of(file: Path) -> str:
    """A name for a copy of *file* that no other picture has."""
    digest = hashlib.sha256(file.as_posix().encode()).hexdigest()[:8]
    return f"static-{digest}-{PurePosixPath(file.name)}"
