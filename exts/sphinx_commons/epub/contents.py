"""The tables of contents of a book, without what is not in it. No Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_commons.core.html.book_links import place
from sphinx_commons.core.html.xhtml import XHTML

if TYPE_CHECKING:
    from sphinx_commons.core.html.book_links import Places
    from sphinx_commons.core.html.xhtml import Tree


def in_steps(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The *entries* that have a text, none of them more than a level below the one before.

    Of toctrees in a circle Sphinx leaves the entries below a page without the page itself.
    """
    level, shown = 0, []
    for entry in entries:
        if entry["text"]:
            level = min(entry["level"], level + 1)
            shown.append({**entry, "level": level})
    return shown


def drop_dead_entries(tree: Tree) -> None:
    """Take out what leads nowhere, the innermost first; above others it is a heading."""
    for link in [*tree.iter(f"{XHTML}a")][::-1]:
        if link.get("href") is not None:
            continue
        entry = link.getparent()
        below = entry.find(f"{XHTML}ol")
        if below is not None and len(below):
            link.tag = f"{XHTML}span"
            continue
        entry.getparent().remove(entry)
    for empty in [each for each in tree.iter(f"{XHTML}ol") if not len(each)]:
        empty.getparent().remove(empty)


def mend_older_contents(tree: Tree, places: Places) -> None:
    """The same for the table that older readers ask; its places are numbered."""
    for content in [*tree.iter("{*}content")][::-1]:
        point = content.getparent()
        if found := place(content.get("src", ""), "", places, ""):
            content.set("src", found)
        elif (below := point.find("{*}navPoint")) is not None:
            content.set("src", below.find("{*}content").get("src"))
        else:
            point.getparent().remove(point)
    numbers: dict[str, int] = {}
    for point in tree.iter("{*}navPoint"):
        source = point.find("{*}content").get("src")
        point.set("playOrder", str(numbers.setdefault(source, len(numbers) + 1)))
