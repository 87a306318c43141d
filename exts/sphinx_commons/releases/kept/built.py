"""The folder of a built site: its pages, and what leads on to them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_commons.core.folders import files_below
from sphinx_commons.core.redirect_pages import MARK
from sphinx_commons.urls.model import output_file
from sphinx_commons.urls.redirect_pages import TABLE

from .regions import can_open

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


# Folders whose pages are files of others, or no pages at all.
NO_PAGES = ("_static", "_images", "_downloads", "_sources", "search-index")
# What a host reads at the root alone.
ROOT_ONLY = frozenset({"404.html", "CNAME", ".nojekyll", "_headers", "robots.txt", ".buildinfo"})


def is_page(path: str, content: bytes) -> bool:
    """Whether the file at *path* of a site is a page that readers stay on."""
    folder = path.partition("/")[0]
    if not path.endswith(".html") or folder in NO_PAGES or path in ROOT_ONLY:
        return False
    return MARK.encode() not in content[:200] and can_open(content)


def site_files(site: Path) -> Iterator[tuple[str, Path]]:
    """Path from the root of the *site*, and file, of everything in it."""
    for file in files_below(site):
        yield file.relative_to(site).as_posix(), file


def redirects_of(site: Path) -> dict[str, str]:
    """The path of a page that was elsewhere before -> where it is now, on this site."""
    table = site / TABLE
    found: dict[str, str] = {}
    for line in table.read_text(encoding="utf-8").splitlines() if table.is_file() else ():
        old, new, _status = line.split(" ")
        file = output_file(unquote(old))
        if file and "://" not in new:
            found[file] = page_path(new)
    return found


def page_path(url: str) -> str:
    """The file that *url*, from the root of the site, stands for."""
    path = unquote(url.partition("#")[0]).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def url_path(path: str) -> str:
    """The URL of the file at *path*, from the root of its site, not encoded."""
    is_start = path == "index.html" or path.endswith("/index.html")
    return path.removesuffix("index.html") if is_start else path
