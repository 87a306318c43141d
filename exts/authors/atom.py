"""Atom feeds (RFC 4287) as bytes. No Sphinx in here, and no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exts.front_matter import Moment

ATOM = "http://www.w3.org/2005/Atom"
A = ElementMaker(namespace=ATOM, nsmap={None: ATOM})
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
EPOCH = "1970-01-01T00:00:00+00:00"  # of a feed that has no entry yet
# Characters that no XML document may have.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One work: ``people`` are names with addresses, ``content`` is HTML with absolute links."""

    id: str
    title: str
    url: str
    published: Moment
    updated: Moment
    people: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The works of one author, the newest first; ``url`` is where the feed itself is."""

    id: str
    title: str
    url: str
    page: str
    author: str
    language: str
    entries: tuple[Entry, ...]


def render(feed: Feed) -> bytes:
    """The feed as an XML document."""
    root = A.feed(
        {LANGUAGE: feed.language},
        A.id(feed.id),
        A.title(_clean(feed.title)),
        A.updated(_latest(feed)),
        A.link(rel="self", type="application/atom+xml", href=feed.url),
        A.link(rel="alternate", type="text/html", href=feed.page),
        A.author(A.name(_clean(feed.author)), A.uri(feed.page)),
        *(A.entry(*_entry(entry)) for entry in feed.entries),
    )
    etree.indent(root)
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _entry(entry: Entry) -> Iterator[etree._Element]:
    yield A.id(entry.id)
    yield A.title(_clean(entry.title))
    yield A.link(rel="alternate", type="text/html", href=entry.url)
    yield A.updated(_stamp(entry.updated))
    yield A.published(_stamp(entry.published))
    for name, address in entry.people:
        yield A.author(A.name(_clean(name)), *([A.uri(address)] if address else []))
    if entry.summary:
        yield A.summary(_clean(entry.summary))
    if entry.content:
        yield A.content(_clean(entry.content), type="html")


def _latest(feed: Feed) -> str:
    """When the newest change of an entry was."""
    updates = [entry.updated for entry in feed.entries]
    return _stamp(max(updates, key=lambda moment: moment.instant)) if updates else EPOCH


def _stamp(moment: Moment) -> str:
    return moment.written.isoformat(timespec="seconds")


def _clean(text: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
