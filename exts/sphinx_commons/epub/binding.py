"""Mends the files of a book before they are put into one. No Sphinx.

Pages that no build writes again are mended again each time, so nothing is lost: a link to what is
not there keeps its address in ``data-href``, until that is there.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

from .package import mend_package
from .xhtml import as_text, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from .xhtml import Tree

    # The files of the book, and the anchors in each.
    Places = Mapping[str, AbstractSet[str]]

XHTML = "{http://www.w3.org/1999/xhtml}"
KEPT = "data-href"
# What epubcheck refuses: the reading direction is told by HTML.
DIRECTION = re.compile(r"(?<![\w-])(?:unicode-bidi|direction)\s*:[^;}]*(?:;|(?=\}))")


def bind(folder: Path, names: Sequence[str], site: str) -> None:
    """Mend the files *names* in *folder*, and the list of them; *site* is where others lead."""
    trees = {name: parsed(_read(folder / name)) for name in names if name.endswith(".xhtml")}
    for tree in trees.values():
        keep_ids_once(tree)
        for entry in tree.xpath("//*[@role='doc-biblioentry']"):
            entry.set("role", "listitem")  # what took its place, in the list that it stands in
    places: dict[str, AbstractSet[str]] = {name: frozenset() for name in names}
    places |= {name: {*tree.xpath("//@id")} for name, tree in trees.items()}
    for name, tree in trees.items():
        mend_links(tree, name, places, site)
        replace_pictures(tree, name, places)
        _write(folder / name, as_text(tree))
    for name in names:
        if name.endswith(".css"):
            _write(folder / name, DIRECTION.sub("", _read(folder / name)))
    mend_contents(folder / "toc.ncx", places)
    mend_package(folder / "content.opf", trees)


def keep_ids_once(tree: Tree) -> None:
    """Take an id from what has one of an element before, or one that is no name."""
    seen: set[str] = set()
    for element in tree.iter("{*}*"):
        if (name := element.get("id")) is None:
            continue
        if name in seen or not name or name.split() != [name]:
            del element.attrib["id"]
        seen.add(name)


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
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return link
    if parts.path.startswith("/"):
        return site.rstrip("/") + link if urlsplit(site).scheme else None
    beside = posixpath.join(posixpath.dirname(page), unquote(parts.path))
    target = posixpath.normpath(beside) if parts.path else page
    if target not in places:
        return None
    known = not parts.fragment or unquote(parts.fragment) in places[target]
    if known and not parts.query:
        return link
    fragment = f"#{parts.fragment}" if known and parts.fragment else ""
    return parts.path + fragment or None


def replace_pictures(tree: Tree, page: str, places: Places) -> None:
    """Put the words for a picture where it stands, if the book does not have it."""
    for image in [*tree.iter(f"{XHTML}img")]:
        uri = image.get("src", "")
        beside = posixpath.join(posixpath.dirname(page), unquote(urlsplit(uri).path))
        if uri.startswith("data:") or posixpath.normpath(beside) in places:
            continue
        words = etree.Element(f"{XHTML}em")
        words.text, words.tail = image.get("alt") or posixpath.basename(uri), image.tail
        image.getparent().replace(image, words)


def mend_contents(file: Path, places: Places) -> None:
    """Let each entry of the older table of contents lead to a place that there is."""
    tree = parsed(_read(file))
    for entry in tree.iter("{*}content"):
        entry.set("src", place(entry.get("src", ""), "", places, "") or entry.get("src", ""))
    _write(file, as_text(tree))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _write(file: Path, text: str) -> None:
    if text != _read(file):
        file.write_text(text, encoding="utf-8")
