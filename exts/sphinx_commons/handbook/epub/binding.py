"""A resolved book to a finished file, unless nothing of it changed."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.locale import __
from sphinx.util import logging

from sphinx_commons.core import clock
from sphinx_commons.core.digests import digest
from sphinx_commons.core.html.pictures import is_described
from sphinx_commons.core.html.xhtml import XHTML, as_text

from .. import book_index, colophon, phrases
from ..picture_words import put_in_words
from . import cover, matter, pages
from .archive import packed
from .chapter_files import Files
from .chapters import trees_of
from .package import Facts, package_of

if TYPE_CHECKING:
    from sphinx_commons.core.html.xhtml import Tree

    from ..shelf import Shelf
    from ..volume import Volume

logger = logging.getLogger(__name__)
STYLES = Path(__file__).with_name(pages.STYLES)
# The moment of a book of which no date is known, the first that a file in an archive can have.
NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


def bind_volume(volume: Volume, builder: Any, shelf: Shelf) -> bool:
    """Whether the file is on *shelf*, after writing it where it was not up to date.

    :raises OSError: where a file cannot be written or read.
    """
    put_in_words(volume)
    described = all(map(is_described, volume.tree.findall(nodes.image)))
    files = Files.of(volume.tree)
    trees = pages_of(volume, files, builder)
    facts, moment = Facts.of(trees, described=described), moment_of(volume)
    others = {pages.STYLES: STYLES.read_bytes(), **pictures_of(trees, volume, builder)}
    listed = package_of(volume, trees, [*others, cover.NAME], facts, moment)
    texts = {name: as_text(tree).encode() for name, tree in trees.items()}
    known = digest(listed, sorted(texts.items()), sorted(others.items()), cover.made_of(volume))
    name = volume.book.filename
    if shelf.holds(name, known):
        logger.info(__("%s is up to date"), shelf.book(name).name)
        return True
    if picture := cover.draw(volume):
        others[cover.NAME] = picture
    else:
        del trees[cover.PAGE], texts[cover.PAGE]
        listed = package_of(volume, trees, [*others], facts, moment)
    data = packed({**texts, **others, "package.opf": listed}, moment)
    facts_noted = {
        # What was warned of is warned of again, until it is mended.
        "fingerprint": known if picture else "",
        "title": colophon.title_of(volume.config, volume.book),
        "size": len(data),
        "date": colophon.date_of(volume),
    }
    shelf.put(name, data, facts_noted)
    return True


def pages_of(volume: Volume, files: Files, builder: Any) -> dict[str, Tree]:
    """All pages by their names, in reading order."""
    chapters = trees_of(volume, files, builder)
    title = colophon.title_of(volume.config, volume.book)
    items = matter.contents_of(files.chapters, max(1, volume.book.contents_depth))
    marks = {"cover": (title, cover.PAGE), "toc": (phrases.contents(), "nav.xhtml#toc")}
    if items:
        marks["bodymatter"] = (items[0].title, items[0].url)
    groups = book_index.groups(volume, builder, files.places.get) if volume.book.index else []
    back = {}
    if groups:
        marks["index"] = (phrases.index(), "index.xhtml")
        items.append(matter.Item(phrases.index(), "index.xhtml"))
        back["index.xhtml"] = (phrases.index(), matter.index_page(groups, files))
    back["colophon.xhtml"] = (title, matter.colophon_page(volume))
    front = {
        cover.PAGE: (title, matter.cover(volume, cover.NAME)),
        "title.xhtml": (title, matter.title_page(volume)),
        "nav.xhtml": (phrases.contents(), matter.contents_page(items, marks)),
    }

    def made(found: dict[str, tuple[str, str]], kind: str) -> dict[str, Tree]:
        return {
            name: pages.page_of(words, body, volume.language, kind)
            for name, (words, body) in found.items()
        }

    return {**made(front, "frontmatter"), **chapters, **made(back, "backmatter")}


def pictures_of(trees: dict[str, Tree], volume: Volume, builder: Any) -> dict[str, bytes]:
    """The pictures that the pages show, by their names in the book."""
    known = {name: Path(volume.env.srcdir, uri) for uri, name in volume.pictures.items()}
    drawn = Path(builder.outdir, builder.imagedir)
    found = {}
    for tree in trees.values():
        for image in tree.iter(f"{XHTML}img"):
            source = unquote(image.get("src", ""))
            folder, _, name = source.partition("/")
            if folder == builder.imgpath and source not in found:
                found[source] = known.get(name, drawn / name).read_bytes()
    return dict(sorted(found.items()))


def moment_of(volume: Volume) -> datetime:
    """When the book was last changed: as the build says, or its pages."""
    if moment := clock.stopped():
        return moment
    day = colophon.newest_day(volume)
    return datetime.combine(day, time(), UTC) if day else NO_DATE
