"""What the website says of the finished PDFs: link, pages, size and date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from babel.units import format_unit

from sphinx_commons.core.locales import locale_of
from sphinx_commons.core.words import row_text

from . import phrases
from .colophon import title_of
from .shelf import Shelf, is_whole

if TYPE_CHECKING:
    from sphinx.config import Config

    from .settings import Handbook

FOLDER = "handbooks"


@dataclass(frozen=True, slots=True)
class Download:
    """A handbook as the website offers it; *size* (bytes) is 0 where it was not made yet."""

    filename: str
    title: str
    subtitle: str
    pages: int = 0
    size: int = 0
    date: str = ""
    language: str = "en"

    @property
    def path(self) -> str:
        """Where the file is, from the root of the website; empty where there is none."""
        return f"{FOLDER}/{self.filename}.pdf" if self.size else ""

    @property
    def facts(self) -> str:
        """Pages, size and date in words."""
        if not self.size:
            return ""
        pages = phrases.pages(self.pages) if self.pages else ""
        size = size_in_words(self.size, self.language)
        return row_text(("PDF", pages, size, self.date))


def size_in_words(size: int, language: str = "en") -> str:
    """A number of bytes as a reader of *language* takes it in."""
    locale = locale_of(language)
    if size < 1_000_000:
        return format_unit(max(1, size // 1000), "digital-kilobyte", "short", locale=locale)
    return format_unit(size / 1_000_000, "digital-megabyte", "short", "0.0", locale)


def folder_of(confdir: Path, config: Config) -> Path | None:
    """The folder that the ``typst`` builder wrote to, ``None`` where it is not told."""
    return confdir / config.handbook_downloads if config.handbook_downloads else None


def find(confdir: Path, config: Config, books: tuple[Handbook, ...]) -> tuple[Download, ...]:
    """All handbooks, with what is known of their files."""
    folder = folder_of(Path(confdir), config)
    return tuple(_download(folder, config, book) for book in books)


def _download(folder: Path | None, config: Config, book: Handbook) -> Download:
    language = config.language or "en"
    bare = Download(book.filename, title_of(config, book), book.subtitle, language=language)
    if folder is None:
        return bare
    shelf = Shelf(folder)
    pdf, record = shelf.pdf(book.filename), shelf.record(book.filename)
    if not record or not is_whole(pdf):
        return bare
    size = pdf.stat().st_size
    # What was noted of another file, such as one that a build was halfway through, is left out.
    known = record if record.get("size") == size else {}
    return replace(bare, pages=known.get("pages", 0), size=size, date=known.get("date", ""))
