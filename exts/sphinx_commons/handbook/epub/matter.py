"""The pages around the chapters of a book: cover, title, contents, index, colophon, as HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_commons.core.plain_text import plain_text

from .. import colophon, phrases
from ..headings import heading_of
from .pages import section_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..book_index import Entry
    from ..volume import Volume
    from .chapter_files import ChapterFile, Files


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the contents."""

    title: str
    url: str
    below: list[Item] = field(default_factory=list)


def cover(volume: Volume, picture: str) -> str:
    """The cover, which says what the picture shows."""
    config, book = volume.config, volume.book
    words = [colophon.title_of(config, book), book.subtitle, *colophon.imprint(volume)]
    alt = escape(". ".join(word.strip(". ") for word in words if word) + ".")
    image = f'<img src="{picture}" alt="{alt}" role="doc-cover"/>'
    return f'<section epub:type="cover" class="cover">{image}</section>'


def title_page(volume: Volume) -> str:
    """What the cover says, as words."""
    config, book = volume.config, volume.book
    inner = f"<h1>{escape(colophon.title_of(config, book))}</h1>"
    if book.subtitle:
        inner += f'<p class="subtitle">{escape(book.subtitle)}</p>'
    inner += "".join(f"<p>{escape(line)}</p>" for line in colophon.imprint(volume) if line)
    return section_of("titlepage", inner)


def colophon_page(volume: Volume) -> str:
    """What the book says of itself at its end."""
    shown = []
    for line in colophon.lines(volume):
        words = escape(line.text)
        if line.address:
            before, after = map(escape, line.around)
            address = escape(line.address)
            words = f'{before}<a href="{address}">{address}</a>{after}'
        shown.append(f"<p>{words}</p>")
    return section_of("colophon", "".join(shown))


# Contents


def title_of(section: nodes.Element, docname: str) -> str:
    """The words of a heading, with its number."""
    title = next((child for child in section.children if isinstance(child, nodes.title)), None)
    words = plain_text(title, pictures=True) if title is not None else ""
    return f"{heading_of(section).number} {words or docname}".strip()


def contents_of(chapters: Iterable[ChapterFile], depth: int) -> list[Item]:
    """The headings of a book down to a level, as a tree."""
    top: list[Item] = []
    open_items: list[tuple[int, list[Item]]] = [(0, top)]
    for chapter in chapters:
        for number, section in enumerate(chapter.tree.findall(nodes.section)):
            heading = heading_of(section)
            if number and (heading.level > depth or not heading.outlined or not section["ids"]):
                continue
            while open_items[-1][0] >= heading.level:
                open_items.pop()
            url = f"{chapter.name}#{section['ids'][0]}" if number else chapter.name
            item = Item(title_of(section, chapter.docname), url)
            open_items[-1][1].append(item)
            open_items.append((heading.level, item.below))
    return top


def contents_page(items: Sequence[Item], landmarks: Mapping[str, tuple[str, str]]) -> str:
    """The contents as readers show them, and where the parts of the book are by their kind."""
    marks = "".join(
        f'<li><a epub:type="{kind}" href="{url}">{escape(title)}</a></li>'
        for kind, (title, url) in landmarks.items()
    )
    return (
        f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>{escape(phrases.contents())}</h1>'
        f'{_listed(items)}</nav>\n<nav epub:type="landmarks" hidden="hidden"><ol>{marks}</ol></nav>'
    )


def _listed(items: Sequence[Item]) -> str:
    inner = "".join(
        f'<li><a href="{item.url}">{escape(item.title)}</a>'
        f"{_listed(item.below) if item.below else ''}</li>"
        for item in items
    )
    return f"<ol>{inner}</ol>"


# Index


def index_page(groups: Sequence[tuple[str, list[Entry]]], files: Files) -> str:
    """The index; an entry leads to its place, or names the chapters where it has several."""
    titles = {each.name: title_of(each.section, each.docname) for each in files.chapters}
    inner = f"<h1>{escape(phrases.index())}</h1>"
    for letter, entries in groups:
        shown = "".join(f"<li>{_entry(entry, titles)}</li>" for entry in entries)
        inner += f"<section><h2>{escape(letter)}</h2><ul>{shown}</ul></section>"
    return section_of("index", inner)


def _entry(entry: Entry, titles: Mapping[str, str]) -> str:
    below = "".join(f"<li>{_entry(sub, titles)}</li>" for sub in entry.below)
    return _words(entry, titles) + (f"<ul>{below}</ul>" if below else "")


def _words(entry: Entry, titles: Mapping[str, str]) -> str:
    name = escape(entry.name)
    if not entry.places:
        return name if entry.below else f"<em>{name}</em>"
    if len(entry.places) == 1:
        return f'<a href="{entry.places[0]}">{name}</a>'
    links = (
        f'<a href="{place}">{escape(titles[place.partition("#")[0]])}</a>' for place in entry.places
    )
    return f"{name}: {'; '.join(links)}"
