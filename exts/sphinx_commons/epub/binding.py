"""Mends the files of a book before they are put into one. No Sphinx.

Pages that no build writes again are mended again each time, so nothing is lost: a link to what is
not there keeps its address in ``data-href``, until that is there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .links import mend_links, place, replace_pictures, unlink
from .package import mend_package
from .xhtml import as_text, parsed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from .links import Places
    from .xhtml import Tree

CONTENTS = "nav.xhtml"
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
        if name == CONTENTS:
            unlink(tree)
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


def mend_contents(file: Path, places: Places) -> None:
    """Let each entry of the older table of contents lead to a place that there is."""
    tree = parsed(_read(file))
    for entry in [*tree.iter("{*}content")]:
        if found := place(entry.get("src", ""), "", places, ""):
            entry.set("src", found)
        else:
            point = entry.getparent()
            point.getparent().remove(point)
    _write(file, as_text(tree))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="surrogateescape")


def _write(file: Path, text: str) -> None:
    if text != _read(file):
        file.write_text(text, encoding="utf-8", errors="surrogateescape")
