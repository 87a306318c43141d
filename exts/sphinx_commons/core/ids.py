"""Ids of feed entries, which stay when a page is renamed or gets another date."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

# What was published: lines of a URL and, for what stands in feeds, an id.
LEDGER = "urls.txt"


def tag_uri(base: str, path: str, day: date) -> str:
    """An id (RFC 4151) for what was first published at *path* of the site *base*."""
    return f"tag:{urlsplit(base).hostname or 'localhost'},{day.isoformat()}:/{quote(path)}"


def published_ids(folder: Path) -> dict[str, str]:
    """Place -> id, for everything that the ledger in *folder* has an id of."""
    try:
        text = (folder / LEDGER).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    rows = (line.split(" ") for line in text.splitlines() if not line.startswith("#"))
    return {place(row[0]): row[1] for row in rows if len(row) == 2}


def place(url: str) -> str:
    """What the URLs of one page have in common: ``/a/b/``, ``/a/b.html``, ``a/b/index``."""
    try:
        path = unquote(urlsplit(url).path).strip("/")
    except ValueError:
        return url
    return path.removesuffix(".html").removesuffix("index").strip("/")


def known_id(urls: Iterable[str], published: Mapping[str, str]) -> str:
    """The id under which one of *urls* was published, empty if none was."""
    return next((published[p] for p in map(place, urls) if p in published), "")
