"""Where redirects are asked for: ``aliases`` in front matter and ``redirects.csv``."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from .model import Redirect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sphinx_commons.front_matter import PageMeta

HEADER = ("old", "new")


def from_pages(pages: Iterable[tuple[str, PageMeta]]) -> Iterator[Redirect]:
    """The aliases of pages given as ``(path of the file, record)``."""
    for source, meta in pages:
        for alias in meta.aliases:
            # The name of a file is no URL: what means something in one is encoded.
            docname = meta.docname.replace("%", "%25").replace("#", "%23")
            yield Redirect(alias, docname, source, meta.line("aliases"))


def from_table(path: Path, complain: Callable[[str, int], None]) -> Iterator[Redirect]:
    """The rows ``old,new`` of *path*; a first row that says so is a heading.

    *complain* is told of a row that has not two cells, and of its line.
    """
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        rows = csv.reader(file)
        try:
            for row in rows:
                cells = [cell.strip() for cell in row]
                if not any(cells) or cells[0].startswith("#"):
                    continue
                if tuple(cell.lower() for cell in cells) == HEADER and rows.line_num == 1:
                    continue
                if len(cells) == 2 and all(cells):
                    yield Redirect(cells[0], cells[1], str(path), rows.line_num)
                else:
                    complain(f"two cells are wanted, old,new: {cells!r:.200}", rows.line_num)
        except csv.Error as err:
            complain(str(err), rows.line_num)
