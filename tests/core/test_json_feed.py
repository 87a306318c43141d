"""JSON feeds as the standard has them, saying what the Atom feeds say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sphinx_commons.core.json_feed import beside, render

from .test_atom import ENTRY, FEED

# What version 1.1 says of the members that we use: their types.
FEED_TYPES = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str,
    "language": str, "authors": list, "items": list,
}  # fmt: skip
ITEM_TYPES = {
    "id": str, "url": str, "title": str, "content_html": str, "content_text": str, "summary": str,
    "date_published": str, "date_modified": str, "authors": list, "tags": list,
}  # fmt: skip


def check_feed(feed: dict[str, Any]) -> None:
    """Fail where *feed* is no JSON Feed 1.1."""
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {"title", "items"} <= feed.keys()
    check(feed, FEED_TYPES)
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))
    for item in feed["items"]:
        check(item, ITEM_TYPES)
        assert {"content_html", "content_text"} & item.keys()
        for key in ("date_published", "date_modified"):
            assert datetime.fromisoformat(item[key]).tzinfo
        assert all(isinstance(tag, str) for tag in item.get("tags", ()))
    for owner in (feed, *feed["items"]):
        for author in owner.get("authors", ()):
            assert author
            assert author.keys() <= {"name", "url", "avatar"}


def check(found: dict[str, Any], types: dict[str, type]) -> None:
    assert found.keys() <= types.keys()
    assert [key for key, value in found.items() if not isinstance(value, types[key])] == []
    for key in found.keys() & {"url", "home_page_url", "feed_url"}:
        assert found[key].startswith("https://")


def test_a_reader_sees_all_that_was_given():
    feed = json.loads(render(replace(FEED, subtitle="Of it")))
    check_feed(feed)
    assert feed["feed_url"] == "https://example.org/x/y/feed.json"
    assert (feed["description"], feed["authors"]) == ("Of it", [{"name": "Us"}])
    first = feed["items"][0]
    assert (first["title"], first["content_html"]) == (ENTRY.title, ENTRY.content)
    assert first["authors"] == [{"name": "Ada", "url": "https://example.org/ada"}, {"name": "Bob"}]
    assert (first["tags"], first["date_modified"]) == (["Soil"], "2015-03-05T10:00:00+00:00")


@pytest.mark.parametrize("summary", ["In short", ""])
def test_an_item_has_a_text(summary):
    entry = replace(ENTRY, content="", summary=summary)
    feed = json.loads(render(replace(FEED, entries=(entry,))))
    check_feed(feed)
    assert feed["items"][0]["content_text"] == summary


def test_an_empty_feed():
    check_feed(json.loads(render(replace(FEED, entries=()))))


def test_it_stands_beside_the_other():
    assert beside("atom.xml") == "feed.json"
    assert beside("https://a.example/b/atom.xml") == "https://a.example/b/feed.json"
