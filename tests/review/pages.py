"""Two builds of a site, written by hand, and the review of them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import typst
from sphinx_commons.commands.review.builds import Build
from sphinx_commons.commands.review.comparison import Comparison, compare
from sphinx_commons.commands.review.report import Review, write
from sphinx_commons.commands.review.sheets import changed_books

from tests.sites import plant

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sites import Files

HOSTILE = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;q&quot;"
WHY = "<section id='why'><h2>Why</h2><p>So.</p></section>"
INVENTORY = (
    b"# Sphinx inventory version 2\n# Project: x\n# Version: 1\n"
    b"# The remainder of this file is compressed using zlib.\n" + zlib.compress(b"")
)
FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:feed</id>
<entry><id>tag:{id}</id><link href="https://example.org/{page}/"/></entry></feed>"""
PIXEL = b"\x89PNG\r\n\x1a\n"


def page(title: str, body: str, *, around: str = "") -> str:
    """A page of a built site."""
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title></head><body>{around}"
        f"<article id='furo-main-content' role='main'><section id='top'><h1>{title}</h1>{body}"
        "</section></article></body></html>"
    )


BEFORE: Files = {
    "index.html": page("Home", "<p>Three small words.</p>"),
    "same/index.html": page("Same", "<p>It stays.</p>", around="<nav>old</nav>"),
    "alike/index.html": page("Alike", "<p>It stays.</p>", around="<nav>old</nav>"),
    "old/name/index.html": page("Moved", "<p>Its words went along.</p>"),
    "gone/index.html": page("Gone", "<p>Nobody has it.</p>"),
    "part/index.html": page("Part", "<section id='how'><h2>How</h2><p>So.</p></section>"),
    "_images/dot.png": PIXEL,
    "_static/site.css": "a{}",
    "objects.inv": INVENTORY,
    "atom.xml": FEED.format(id="one", page="old/name"),
}
AFTER: Files = {
    "index.html": page("Home", "<p>Three large words.</p>"),
    "same/index.html": page("Same", "<p>It stays.</p>", around="<nav>new</nav>"),
    "alike/index.html": page("Alike", "<p>It stays.</p>", around="<nav>new</nav>"),
    "new/place/index.html": page("Moved", "<p>Its words went along.</p>"),
    "fresh/index.html": page(HOSTILE, "<p>New.</p>"),
    "part/index.html": page(
        f"Part {HOSTILE}", "<section id='why'><h2>Why</h2><p>So.</p></section>"
    ),
    "_images/dot.png": PIXEL + b"other",
    "_static/site.css": "a{}",
    "objects.inv": INVENTORY,
    "atom.xml": FEED.format(id="two", page="new/place"),
}


def build_of(root: Path, files: Files, sheets: list[str]) -> Build:
    """A build with these files, and a handbook of *sheets*."""
    plant(root / "_build" / "site", files)
    plant(root, {"conf.py": "", "index.md": "", "part.md": "", "new/place.md": ""})
    (root / "_build" / "pdf").mkdir()
    text = '#set page(paper: "a6", numbering: "1")\n' + "\n#pagebreak()\n".join(sheets)
    (root / "_build" / "pdf" / "book.pdf").write_bytes(typst.compile(text.encode(), timestamp=0))
    return Build(root.name * 8, root, 10.0, 20.5)


def review_of(folder: Path) -> Comparison:
    """Write the review of both into ``folder/review``; what was found."""
    before = build_of(folder / "before", BEFORE, ["One", "Two", "Three"])
    after = build_of(folder / "after", AFTER, ["One", "Zero", "Two", "Three!"])
    found = compare(before, after)
    books = list(changed_books(before.books, after.books))
    project = "<b>Site</b>"
    write(Review(project, before, after, found, books, is_dirty=True), folder / "review")
    return found
