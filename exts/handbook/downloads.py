"""What the website says of the finished PDFs: link, pages, size and date."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import files, words
from .colophon import title_in

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

    @property
    def path(self) -> str:
        """Where the file is, from the root of the website; empty where there is none."""
        return f"{FOLDER}/{self.filename}.pdf" if self.size else ""

    @property
    def facts(self) -> str:
        """Pages, size and date in words."""
        if not self.size:
            return ""
        pages = words.pages(self.pages)
        return ", ".join(
            part for part in ("PDF", pages, size_in_words(self.size), self.date) if part
        )


def size_in_words(size: int) -> str:
    """Return a number of bytes as a reader takes it in."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"


def folder_of(confdir: Path, config: Config) -> Path | None:
    """Return the folder that the ``typst`` builder wrote to, ``None`` where it is not told."""
    return confdir / config.handbook_downloads if config.handbook_downloads else None


def find(confdir: Path, config: Config, books: tuple[Handbook, ...]) -> tuple[Download, ...]:
    """Return all handbooks, with what is known of their files."""
    folder = folder_of(Path(confdir), config)
    return tuple(_download(folder, config, book) for book in books)


def _download(folder: Path | None, config: Config, book: Handbook) -> Download:
    bare = Download(book.filename, title_in(config, book), book.subtitle)
    if folder is None:
        return bare
    pdf = folder / f"{book.filename}.pdf"
    record = files.read_record(folder / "typst" / f"{book.filename}.json")
    if not record or not pdf.is_file():
        return bare
    return Download(
        bare.filename,
        bare.title,
        bare.subtitle,
        int(record.get("pages", 0)),
        pdf.stat().st_size,
        str(record.get("date", "")),
    )
