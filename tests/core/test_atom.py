"""Feeds as bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import feedparser
import pytest
from lxml import etree
from sphinx_commons.core.atom import ATOM, STYLESHEET, Entry, Feed, render
from sphinx_commons.core.static_files import STATIC

DAY = datetime(2015, 3, 2, 10, tzinfo=UTC)
ENTRY = Entry(
    id="tag:example.org,2015-03-02:/a",
    title="A \x07bell & <tag>",
    url="https://example.org/a",
    published=DAY,
    updated=DAY.replace(day=5),
    authors=(("Ada", "https://example.org/ada"), ("Bob", "")),
    categories=(("soil", "Soil"),),
    summary="In short",
    content="<div><p>One<br></p><pre>a\n b</pre></div>",
)
FEED = Feed(
    id="tag:example.org,1970-01-01:/atom.xml",
    title="All",
    url="https://example.org/x/y/atom.xml",
    path="x/y/atom.xml",
    page="https://example.org/",
    author=("Us", ""),
    language="en",
    entries=(ENTRY, replace(ENTRY, id="b", updated=DAY)),
)


def test_a_reader_sees_all_that_was_given() -> None:
    parsed = feedparser.parse(render(FEED))
    first = parsed.entries[0]
    assert not parsed.bozo
    assert parsed.feed.updated == "2015-03-05T10:00:00+00:00"
    assert first.title == "A \N{REPLACEMENT CHARACTER}bell & <tag>"
    assert [(a.name, a.get("href")) for a in first.authors] == [
        ("Ada", "https://example.org/ada"),
        ("Bob", None),
    ]
    assert [(tag.term, tag.label) for tag in first.tags] == [("soil", "Soil")]
    assert (first.summary, first.published) == ("In short", "2015-03-02T10:00:00+00:00")


@pytest.mark.parametrize("kind", ["html", "xhtml"])
def test_text_keeps_its_lines(kind) -> None:
    text = ENTRY.content.replace("<br>", "<br/>")
    entry = replace(ENTRY, content=text, content_type=kind)
    content = feedparser.parse(render(replace(FEED, entries=(entry,)))).entries[0].content[0]
    assert "<pre>a\n b</pre>" in content.value
    assert content.type == {"html": "text/html", "xhtml": "application/xhtml+xml"}[kind]


def test_the_style_sheet_is_found_from_the_feed() -> None:
    style = etree.fromstring(render(FEED)).getprevious()
    assert style.target == "xml-stylesheet"
    assert style.get("href") == f"../../{STYLESHEET}"
    assert (STATIC / STYLESHEET.rpartition("/")[2]).is_file()


def test_a_feed_without_entries_says_when_in_no_clock() -> None:
    root = etree.fromstring(render(replace(FEED, entries=())))
    assert root.findtext(f"{{{ATOM}}}updated") == "1970-01-01T00:00:00+00:00"
