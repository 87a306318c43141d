"""What the website says of the finished files: link, pages, size and date."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from babel.units import format_unit

from sphinx_commons.core.editions import beside, is_translation
from sphinx_commons.core.locales import locale_of
from sphinx_commons.core.words import row_text

from . import configured, phrases
from .colophon import title_of
from .shelf import KINDS, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

    from .settings import Handbook

FOLDER = "handbooks"
SETTING = "handbook_downloads"


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of a handbook: *name* is that of the file, *size* in bytes, *pages* 0 without any."""

    name: str
    label: str
    size: int
    pages: int
    date: str
    language: str

    @property
    def path(self) -> str:
        """Where the file is, from the root of the website."""
        return f"{FOLDER}/{self.name}"

    @property
    def facts(self) -> str:
        """Form, pages, size and date in words."""
        pages = phrases.pages(self.pages) if self.pages else ""
        return row_text((self.label, pages, size_in_words(self.size, self.language), self.date))


@dataclass(frozen=True, slots=True)
class Download:
    """A handbook as the website offers it; *files* are those that were made."""

    filename: str
    title: str
    subtitle: str
    files: tuple[BookFile, ...] = ()


def size_in_words(size: int, language: str = "en") -> str:
    """A number of bytes as a reader of *language* takes it in."""
    locale = locale_of(language)
    if size < 1_000_000:
        return format_unit(max(1, size // 1000), "digital-kilobyte", "short", locale=locale)
    return format_unit(size / 1_000_000, "digital-megabyte", "short", "0.0", locale)


def folders_of(confdir: Path, config: Config) -> list[Path]:
    """The folders that the builders of books wrote to; none where that is not told.

    Those of a translation stand beside those of the sources' language.
    """
    language = str(config.language) if is_translation(config) else ""
    names = configured.listed(SETTING, config.handbook_downloads)
    return [confdir / beside(name.rstrip("/"), language) for name in names]


def find(confdir: Path, config: Config, books: tuple[Handbook, ...]) -> tuple[Download, ...]:
    """All handbooks, with what is known of their files."""
    folders = folders_of(Path(confdir), config)
    return tuple(
        Download(
            book.filename,
            title_of(config, book),
            book.subtitle,
            tuple(_files(folders, book.filename, config.language or "en")),
        )
        for book in books
    )


def sources_of(confdir: Path, config: Config) -> dict[str, Path]:
    """The name of each finished file that there may be -> where it is, if it is there."""
    found: dict[str, Path] = {}
    for shelf in _shelves(folders_of(confdir, config)):
        for name in shelf.recorded():
            if shelf.is_whole(name):
                found.setdefault(shelf.book(name).name, shelf.book(name))
    return found


def _shelves(folders: list[Path]) -> Iterator[Shelf]:
    return (Shelf(folder, kind) for kind in KINDS for folder in folders)


def _files(folders: list[Path], name: str, language: str) -> Iterator[BookFile]:
    """The files of a book, one of each form."""
    seen = set()
    for shelf in _shelves(folders):
        record = shelf.record(name)
        if not record or not shelf.is_whole(name) or shelf.kind in seen:
            continue
        seen.add(shelf.kind)
        book = shelf.book(name)
        size = book.stat().st_size
        # What was noted of another file, such as one that a build was halfway through, is left out.
        known = record if record.get("size") == size else {}
        pages, date = known.get("pages", 0), known.get("date", "")
        yield BookFile(book.name, shelf.kind.label, size, pages, date, language)
