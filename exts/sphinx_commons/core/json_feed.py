"""JSON feeds (version 1.1 of https://jsonfeed.org) as bytes. No Sphinx in here, and no clock."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .atom import Entry, Feed

VERSION = "https://jsonfeed.org/version/1.1"
NAME = "feed.json"
TYPE = "application/feed+json"


def beside(path: str) -> str:
    """Where the JSON feed is of which *path*, or a URL, is the Atom feed."""
    return f"{path.rpartition('/')[0]}/{NAME}".lstrip("/")


def both(path: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The types of the Atom feed at *path* and of the JSON feed beside it, and where they are."""
    return ("application/atom+xml", path), (TYPE, beside(path))


def render(feed: Feed) -> bytes:
    """The feed as a JSON document, which says what the Atom feed says."""
    found = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": beside(feed.url),
        "description": feed.subtitle,
        "language": feed.language,
        "authors": [_person(*feed.author)],
        "items": [_item(entry) for entry in feed.entries],
    }
    kept = {key: value for key, value in found.items() if value or key == "items"}
    return (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    found = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "date_published": entry.published.isoformat(timespec="seconds"),
        "date_modified": entry.updated.isoformat(timespec="seconds"),
        "authors": [_person(*author) for author in entry.authors],
        "tags": [label for _slug, label in entry.categories],
        # An item must have one of two texts.
        "content_html" if entry.content else "content_text": entry.content or entry.summary,
    }
    kept = {key: value for key, value in found.items() if value}
    return kept if {"content_html", "content_text"} & kept.keys() else kept | {"content_text": ""}


def _person(name: str, page: str) -> dict[str, str]:
    return {"name": name, "url": page} if page else {"name": name}
