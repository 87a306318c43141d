"""``build-finished``: unlisted posts are not in the inventory that other sites link through."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from .domain import BlogDomain

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

FILE = "objects.inv"
HEADER_LINES = 4
# Name, which may have spaces, domain and type, priority, URL, title.
ENTRY = re.compile(r".+?\s+\S+:\S+\s+-?\d+\s+(\S*)\s")


def hide_unlisted(app: Sphinx, exception: Exception | None) -> None:
    """Take the entries of unlisted posts out of the inventory, which Sphinx writes anew."""
    path = app.outdir / FILE
    hidden = [p.docname for p in BlogDomain.of(app.env).posts if p.unlisted and not p.section]
    if exception is None and hidden and path.is_file():
        _drop(path, {app.builder.get_target_uri(docname) for docname in hidden})


def _drop(path: Path, uris: set[str]) -> None:
    *header, body = path.read_bytes().split(b"\n", HEADER_LINES)
    lines = zlib.decompress(body).decode().splitlines(keepends=True)
    kept = [line for line in lines if _uri(line) not in uris]
    if len(kept) < len(lines):
        packed = zlib.compress("".join(kept).encode(), 9)
        path.write_bytes(b"\n".join([*header, packed]))


def _uri(line: str) -> str:
    """The page that an entry of the inventory leads to."""
    found = ENTRY.match(line)
    return found[1].partition("#")[0] if found else ""
