"""What a handbook says of itself: on the cover, and on its last page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_commons.core import clock
from sphinx_commons.core.dates import long_date
from sphinx_commons.core.words import row_text

from . import contributors, page_facts, phrases, website_urls

if TYPE_CHECKING:
    from datetime import date

    from sphinx.config import Config

    from .settings import Handbook
    from .volume import Volume


def title_of(config: Config, book: Handbook) -> str:
    """The title of *book*, which is never empty."""
    return book.title.strip() or str(config.project).strip() or book.filename


def version_of(config: Config, book: Handbook) -> str:
    """The version, empty where the project has none."""
    return book.version or str(config.release)


def newest_day(volume: Volume) -> date | None:
    """The newest date that the front matter of the handbook's pages gives."""
    metas = [page_facts.page_meta(volume.env, docname) for docname in volume.docnames]
    moments = [
        moment
        for meta in metas
        if meta is not None
        for moment in (meta.date, meta.updated, meta.reviewed)
        if moment is not None
    ]
    return max((moment.day for moment in moments), default=None)


def date_of(volume: Volume) -> str:
    """The handbook's date as written out: the setting's, the build's or the pages'."""
    if given := volume.book.date or volume.config.today:
        return str(given)
    moment = clock.stopped()
    day = moment.date() if moment else newest_day(volume)
    return long_date(day, volume.language) if day else ""


def authors_of(config: Config, book: Handbook) -> tuple[str, ...]:
    """The setting's authors, else the project's."""
    author = str(config.author)
    return book.authors or (() if author in ("", "Author name not set") else (author,))


def imprint(volume: Volume) -> list[str]:
    """The lines at the foot of the cover."""
    version = version_of(volume.config, volume.book)
    return [
        row_text(authors_of(volume.config, volume.book)),
        phrases.release(version) if version else "",
        date_of(volume),
        volume.book.cover_note,
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the last page; *address*, if not empty, is a link that stands in its text."""

    text: str
    address: str = ""

    @property
    def around(self) -> tuple[str, str]:
        """What stands before the address, and after it."""
        before, _address, after = self.text.partition(self.address)
        return before, after


def lines(volume: Volume) -> list[Line]:
    """The paragraphs of the last page; how the book was made is for its writer to add."""
    config, book = volume.config, volume.book
    url = website_urls.base_url(config)
    copyright_ = str(config.copyright or "")
    edition = phrases.edition(title_of(config, book), version_of(config, book), date_of(volume))
    credits_ = contributors.credited(volume.env, volume.docnames)
    found = [
        Line(edition),
        Line(f"© {copyright_}." if copyright_ else ""),
        Line(phrases.url(url), url) if url else Line(""),
        *(Line(phrases.credit(role, names)) for role, names in credits_.items()),
    ]
    return [line for line in found if line.text]
