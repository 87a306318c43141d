"""Links and pictures of a page in a book: each leads to what is there, or is words. No Sphinx."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote, urlsplit

from lxml import etree

from .xhtml import XHTML

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from .xhtml import Tree

    # The files of the book, and the anchors in each.
    Places = Mapping[str, AbstractSet[str]]

KEPT = "data-href"
# Where no link of a book may lead.
NOWHERE = frozenset({"data", "file", "javascript"})
# What a URL has no way to write.
UNSAFE = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')


def mend_links(tree: Tree, page: str, places: Places, site: str) -> None:
    """Let each link of *page* lead into the book, onto the *site*, or nowhere."""
    for element in [*tree.iter(f"{XHTML}a", f"{XHTML}link", f"{XHTML}script")]:
        attribute = "src" if element.tag == f"{XHTML}script" else "href"
        wanted = element.get(KEPT) or element.get(attribute)
        if wanted is None:
            continue
        found = place(wanted, page, places, site)
        if element.tag == f"{XHTML}a":
            kept = None if found == wanted else wanted
            values = {**element.attrib, KEPT: kept, attribute: found}
            element.attrib.clear()
            # In one order, whatever was there before.
            element.attrib.update({k: v for k, v in sorted(values.items()) if v is not None})
        elif found is None or urlsplit(found).scheme:
            element.getparent().remove(element)


def place(link: str, page: str, places: Places, site: str) -> str | None:
    """Where *link* of *page* leads, ``None`` if what it means is not in the book."""
    parts = split(link)
    if parts is None or parts.scheme in NOWHERE:
        return None
    if parts.scheme or parts.netloc:
        absolute = link if parts.scheme else f"https:{link}"
        return UNSAFE.sub(lambda sign: quote(sign[0]), absolute)
    if parts.path.startswith("/"):
        return site.rstrip("/") + link if urlsplit(site).scheme else None
    target = beside(page, parts)
    if target not in places:
        return None
    known = not parts.fragment or unquote(parts.fragment) in places[target]
    if known and not parts.query:
        return link
    fragment = f"#{parts.fragment}" if known and parts.fragment else ""
    return parts.path + fragment or None


def split(link: str) -> SplitResult | None:
    """The parts of *link*, ``None`` if it is no URL."""
    try:
        parts = urlsplit(link)
        hostless = parts.scheme in ("http", "https") and not parts.hostname
        return None if hostless or parts.port == 0 else parts
    except ValueError:
        return None


def beside(page: str, parts: SplitResult) -> str:
    """The file that a link of *page* means."""
    if not parts.path:
        return page
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))


def replace_pictures(tree: Tree, page: str, places: Places) -> None:
    """Put the words for a picture where it stands, if the book does not have it."""
    for image in [*tree.iter(f"{XHTML}img")]:
        uri = image.get("src", "")
        parts = split(uri)
        if parts and (
            parts.scheme == "data" or (not parts.scheme and beside(page, parts) in places)
        ):
            continue
        words = etree.Element(f"{XHTML}em")
        words.text, words.tail = image.get("alt") or posixpath.basename(uri), image.tail
        image.getparent().replace(image, words)
