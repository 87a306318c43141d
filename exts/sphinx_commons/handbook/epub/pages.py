"""The pages of a book as XHTML files. Asks no builder."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_commons.core.html.book_links import mend_links, replace_pictures
from sphinx_commons.core.html.xhtml import XHTML, mend_elements, parsed
from sphinx_commons.core.locales import is_from_right, locale_of, tag_of

if TYPE_CHECKING:
    from sphinx_commons.core.html.book_links import Places
    from sphinx_commons.core.html.xhtml import Tree

OPS = "http://www.idpf.org/2007/ops"
TYPE = f"{{{OPS}}}type"
STYLES = "style.css"
# What EPUB calls a part of a book -> the role that says the same to screen readers.
ROLES = {
    "part": "doc-part",
    "chapter": "doc-chapter",
    "index": "doc-index",
    "colophon": "doc-colophon",
    "toc": "doc-toc",
}
PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="{ops}" lang="{lang}" xml:lang="{lang}"{dir}>
<head><meta charset="utf-8"/><title>{title}</title>
<link rel="stylesheet" type="text/css" href="{styles}"/></head>
<body epub:type="{matter}">{body}</body></html>
"""


def page_of(title: str, body: str, language: str, matter: str = "bodymatter") -> Tree:
    """A page of which *body* is the HTML, as good or bad as it may be."""
    return parsed(
        PAGE.format(
            ops=OPS,
            lang=language_tag(language),
            dir=' dir="rtl"' if is_from_right(language) else "",
            title=escape(title),
            styles=STYLES,
            matter=matter,
            body=body,
        )
    )


def language_tag(language: str) -> str:
    """The name that readers know of the *language* of a book."""
    return tag_of(locale_of(language)).replace("-001", "")


def section_of(kind: str, inner: str) -> str:
    """The HTML of a section of this *kind*, with the role of it."""
    role = f' role="{ROLES[kind]}"' if kind in ROLES else ""
    return f'<section epub:type="{kind}"{role}>{inner}</section>'


def mend(tree: Tree, name: str, places: Places, site: str) -> None:
    """Make the page *name* valid, whatever its visitors wrote, and good to read aloud."""
    mend_elements(tree)
    mend_links(tree, name, places, site)
    for link in tree.iter(f"{XHTML}a"):
        link.attrib.pop("data-href", None)
        link.attrib.pop("download", None)
    replace_pictures(tree, name, places)
    tidy_code(tree)
    mark_notes(tree)
    mark_cells(tree)
    let_scroll(tree)


def tidy_code(tree: Tree) -> None:
    """Leave numbers of lines to the eye, and nothing empty in the lines."""
    for part in [*tree.iter(f"{XHTML}span")]:
        if part.get("class") == "linenos":
            part.set("aria-hidden", "true")
        elif not part.attrib and not len(part) and not part.text:
            holder, before = part.getparent(), part.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + (part.tail or "")
            else:
                holder.text = (holder.text or "") + (part.tail or "")
            holder.remove(part)


def mark_notes(tree: Tree) -> None:
    """Let readers show notes where they are referred to."""
    for element in tree.iter(f"{XHTML}a"):
        if element.get("role") == "doc-noteref":
            element.set(TYPE, "noteref")
    for element in tree.iter(f"{XHTML}aside"):
        if element.get("role") == "doc-footnote":
            element.set(TYPE, "footnote")


def mark_cells(tree: Tree) -> None:
    """Say of each header of a table what it heads; one without words heads nothing."""
    for cell in tree.iter(f"{XHTML}th"):
        if not "".join(cell.itertext()).strip() and cell.find(f".//{XHTML}img") is None:
            cell.tag = f"{XHTML}td"
        elif any(True for _row in cell.iterancestors(f"{XHTML}thead")):
            cell.set("scope", "col")
        else:
            cell.set("scope", "row")


def let_scroll(tree: Tree) -> None:
    """Put each table that stands in no other into a box whose content may be moved sideways."""
    for table in [*tree.iter(f"{XHTML}table")]:
        if any(True for _outer in table.iterancestors(f"{XHTML}table")):
            continue
        box = etree.Element(f"{XHTML}div", {"class": "scrolled", "tabindex": "0"})
        table.getparent().replace(table, box)
        box.tail, table.tail = table.tail, None
        box.append(table)
