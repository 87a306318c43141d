"""Mends the files of a book before they are put into one. No Sphinx.

Pages that no build writes again are mended again each time, so nothing is lost: a link to what is
not there keeps its URL in ``data-href``, until that is there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_commons.core.html.book_links import mend_links, replace_pictures
from sphinx_commons.core.html.xhtml import as_text, keep_ids_once, mend_elements, parsed

from .contents import drop_dead_entries, mend_older_contents
from .package import mend_package

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

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


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="surrogateescape")


def _write(file: Path, text: str) -> None:
    if text != _read(file):
        file.write_text(text, encoding="utf-8", errors="surrogateescape")
