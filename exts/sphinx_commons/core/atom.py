"""Atom feeds (RFC 4287) as bytes. No Sphinx in here, and no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from lxml import etree

from .written_html import FORBIDDEN, clean

if TYPE_CHECKING:
    from datetime import datetime

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPOCH = "1970-01-01T00:00:00+00:00"  # of a feed that has no entry yet
# Where a website has the style sheet: a feed in a browser reads well.
STYLESHEET = "_static/feed.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One page of a feed; ``authors`` are names and pages, ``content`` has absolute links.

    Content of the type ``xhtml`` is well-formed and is shown by browsers; ``html`` may be anything.
    """

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    authors: tuple[tuple[str, str], ...] = ()
    categories: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    content: str = ""
    content_type: Literal["html", "xhtml"] = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: its own URL, the page it belongs to, and its entries, newest first.

    ``path`` is where it is on the website, ``author`` a name and, if there is one, a page.
    """

    id: str
    title: str
    url: str
    path: str
    page: str
    author: tuple[str, str]
    language: str
    entries: tuple[Entry, ...]
    subtitle: str = ""


def render(feed: Feed) -> bytes:
    """The feed as an XML document."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set(XML_LANG, feed.language)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _latest(feed))
    _link(root, "self", feed.url, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    _person(root, *feed.author)
    for entry in feed.entries:
        _entry(root, entry)
    etree.indent(root)
    for entry, element in zip(feed.entries, root.iterfind(f"{{{ATOM}}}entry"), strict=True):
        _content(element, entry)
    stylesheet = "../" * feed.path.count("/") + STYLESHEET
    style = f'<?xml-stylesheet type="text/css" href="{stylesheet}"?>\n'
    head = '<?xml version="1.0" encoding="utf-8"?>\n' + style
    body: str = etree.tostring(root, encoding="unicode")
    return f"{head}{body}\n".encode()


def _entry(root: etree._Element, entry: Entry) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _link(element, "alternate", entry.url, "text/html")
    _text(element, "published", _time(entry.published))
    _text(element, "updated", _time(entry.updated))
    for name, page in entry.authors:
        _person(element, name, page)
    for term, label in entry.categories:
        attributes = {"term": clean(term), "label": clean(label)}
        etree.SubElement(element, f"{{{ATOM}}}category", attributes)
    if entry.summary:
        _text(element, "summary", entry.summary)


def _content(element: etree._Element, entry: Entry) -> None:
    """Add the text; after indenting, which would change what is in ``<pre>``."""
    if not entry.content:
        return
    content = etree.SubElement(element, f"{{{ATOM}}}content", {"type": entry.content_type})
    if entry.content_type == "html":
        content.text = clean(entry.content)
    else:
        content.append(_xhtml(entry.content))
    content.tail = "\n  "
    if len(element) > 1:
        element[-2].tail = "\n    "


def _xhtml(text: str) -> etree._Element:
    """The one element that content of the type ``xhtml`` must have, in its namespace."""
    # What a page has in raw HTML may be anything: too deep, or a character that XML has not.
    parser = etree.XMLParser(recover=True, huge_tree=True, no_network=True, resolve_entities=False)
    body = etree.fromstring(f'<div xmlns="{XHTML}">{clean(text)}</div>', parser)
    (root,) = body
    body.text = root.text
    body[:] = root[:]
    return body


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = clean(text)


def _link(parent: etree._Element, rel: str, href: str, kind: str) -> None:
    url = re.sub(FORBIDDEN, lambda match: quote(match[0]), href)
    attributes = {"rel": rel, "href": url, "type": kind}
    etree.SubElement(parent, f"{{{ATOM}}}link", attributes)


def _person(parent: etree._Element, name: str, page: str) -> None:
    person = etree.SubElement(parent, f"{{{ATOM}}}author")
    _text(person, "name", name)
    if page:
        _text(person, "uri", page)


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _latest(feed: Feed) -> str:
    """When the feed last changed: when the newest of its entries did."""
    if not feed.entries:
        return EPOCH
    return _time(max(entry.updated for entry in feed.entries))
