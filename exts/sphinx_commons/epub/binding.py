"""Mends the files of a book before they are put into one. No Sphinx.

Pages that no build writes again are mended again each time, so nothing is lost: a link to what is
not there keeps its URL in ``data-href``, until that is there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .contents import drop_dead_entries, mend_older_contents
from .links import XHTML, mend_links, replace_pictures
from .package import mend_package
from .xhtml import as_text, parsed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from .xhtml import Tree

# What epubcheck refuses: the reading direction is told by HTML.
DIRECTION = re.compile(r"(?<![\w-])(?:unicode-bidi|direction)\s*:[^;}]*(?:;|(?=\}))")


def bind(folder: Path, names: Sequence[str], site: str) -> None:
    """Mend the files *names* in *folder*, and the list of them; *site* is where others lead."""
    trees = {name: parsed(_read(folder / name)) for name in names if name.endswith(".xhtml")}
    for tree in trees.values():
        keep_ids_once(tree)
        mend_elements(tree)
    places: dict[str, AbstractSet[str]] = {name: frozenset() for name in names}
    places |= {name: {*tree.xpath("//@id")} for name, tree in trees.items()}
    for name, tree in trees.items():
        mend_links(tree, name, places, site)
        replace_pictures(tree, name, places)
        if name == "nav.xhtml":
            drop_dead_entries(tree)
        _write(folder / name, as_text(tree))
    for name in names:
        if name.endswith(".css"):
            _write(folder / name, DIRECTION.sub("", _read(folder / name)))
    contents = parsed(_read(folder / "toc.ncx"))
    mend_older_contents(contents, places)
    _write(folder / "toc.ncx", as_text(contents))
    mend_package(folder / "content.opf", trees)


def mend_elements(tree: Tree) -> None:
    """Say in today's words what Sphinx says in older ones."""
    for entry in tree.xpath("//*[@role='doc-biblioentry']"):
        entry.set("role", "listitem")  # what took its place, in the list that it stands in
    for listing in tree.iter(f"{XHTML}pre"):
        # Those of ``sphinx.ext.viewcode``, which may not stand there.
        for box in [*listing.iter(f"{XHTML}div")]:
            box.tag = f"{XHTML}span"


def keep_ids_once(tree: Tree) -> None:
    """Take an id from what has one of an element before, or one that is no name."""
    seen: set[str] = set()
    for element in tree.iter("{*}*"):
        if (name := element.get("id")) is None:
            continue
        if name in seen or not name or name.split() != [name]:
            del element.attrib["id"]
        seen.add(name)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="surrogateescape")


def _write(file: Path, text: str) -> None:
    if text != _read(file):
        file.write_text(text, encoding="utf-8", errors="surrogateescape")
