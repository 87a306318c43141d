"""URLs of pages, and the files that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

LOCAL = {"127.0.0.1", "localhost", "::1"}


def page_key(url: str) -> str:
    """The one name of a page that has several URLs: ``/faq/`` for ``/faq/index.html``."""
    path = "/" + unquote(url).lstrip("/")
    return path.removesuffix("index.html") if path.endswith("/index.html") else path


def locate(root: Path, url: str) -> Path | None:
    """The file below *root* that the path *url* asks for; None if it may have none.

    What begins with a dot is never given out, nor is what a link leads out of *root* to.
    """
    path = unquote(url)
    parts = [part for part in path.split("/") if part]
    if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    file = root.joinpath(*parts, *(["index.html"] if path.endswith("/") else []))
    try:
        inside = file.resolve().is_relative_to(root.resolve())
    except OSError:  # a name that no file can have
        return None
    return file if inside else None


def is_local(host: str | None) -> bool:
    """Whether the header ``Host`` names this machine.

    Another name that leads here belongs to a site that tries to read the preview.
    """
    try:
        return urlsplit(f"//{host}").hostname in LOCAL
    except ValueError:
        return False
