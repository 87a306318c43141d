"""Ids of feed entries that stay when a post is renamed or gets another date."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from .atom import tag_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from .model import Post

LEDGER = "urls.txt"


def load_ids(path: Path) -> dict[str, str]:
    """Place of a post -> the id it was published with, from the ledger of URLs at *path*."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    pairs = (line.split(" ") for line in lines if not line.startswith("#"))
    return {place_of(pair[0]): pair[1] for pair in pairs if len(pair) == 2}


def place_of(url: str) -> str:
    """What the addresses of one page have in common: ``/a/b/``, ``a/b.html``, ``a/b/index``."""
    try:
        path = unquote(urlsplit(url).path).strip("/")
    except ValueError:
        return url
    return path.removesuffix(".html").removesuffix("index").strip("/")


def entry_id(post: Post, aliases: Iterable[str], known: Mapping[str, str], base: str) -> str:
    """The id of *post*: the one it was first published with, here or under an old address."""
    for address in (post.docname, *aliases):
        if published := known.get(place_of(address)):
            return published
    return tag_uri(base, post.moment.day, post.docname)
