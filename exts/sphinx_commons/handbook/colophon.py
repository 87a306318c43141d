"""What a handbook says of itself: on the cover, and on its last page."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sphinx_commons.core.dates import long_date
from sphinx_commons.core.words import row_text

from . import addresses, people, selection, words

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.builders import Builder
    from sphinx.config import Config

    from .settings import Handbook

TEXT = ("Source Serif 4",)
SANS = ("Source Sans 3",)
CODE = ("Source Code Pro", "DejaVu Sans Mono")


def title_of(builder: Builder, book: Handbook) -> str:
    """Return the title on the cover."""
    return title_in(builder.config, book)


def title_in(config: Config, book: Handbook) -> str:
    """Return the title of *book*, which is never empty."""
    return book.title.strip() or str(config.project).strip() or book.filename


def version_of(builder: Builder, book: Handbook) -> str:
    """Return the version, empty where the project has none."""
    return book.version or str(builder.config.release)


def build_day() -> date | None:
    """Return the day of ``SOURCE_DATE_EPOCH``, the only clock a build looks at."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else None


def newest_day(builder: Builder, docnames: Collection[str]) -> date | None:
    """Return the newest date that the front matter of the handbook's pages gives."""
    metas = [selection.page_meta(builder.env, docname) for docname in docnames]
    moments = [
        moment
        for meta in metas
        if meta is not None
        for moment in (meta.date, meta.updated, meta.reviewed)
        if moment is not None
    ]
    return max((moment.day for moment in moments), default=None)


def date_of(builder: Builder, book: Handbook, docnames: Collection[str]) -> str:
    """Return the handbook's date as written out: the setting's, the build's or the pages'."""
    if book.date or builder.config.today:
        return book.date or str(builder.config.today)
    day = build_day() or newest_day(builder, docnames)
    return long_date(day, builder.config.language) if day else ""


def authors_of(builder: Builder, book: Handbook) -> tuple[str, ...]:
    """Return the setting's authors, else the project's."""
    author = str(builder.config.author)
    return book.authors or (() if author in ("", "Author name not set") else (author,))


def imprint(builder: Builder, book: Handbook, docnames: Collection[str]) -> list[str]:
    """Return the lines at the foot of the cover."""
    version = version_of(builder, book)
    return [
        row_text(authors_of(builder, book)),
        words.release(version) if version else "",
        date_of(builder, book, docnames),
        book.cover_note,
    ]


def lines(builder: Builder, book: Handbook, docnames: Collection[str]) -> list[str]:
    """Return the paragraphs of the last page."""
    edition = version_of(builder, book), date_of(builder, book, docnames)
    address = addresses.base(builder.config)
    copyright_ = str(builder.config.copyright or "")
    return [
        words.edition(title_of(builder, book), *edition),
        f"© {copyright_}." if copyright_ else "",
        words.address(address) if address else "",
        *(
            words.credit(role, names)
            for role, names in people.credited(builder.env, docnames).items()
        ),
        words.faces(faces_of(book)),
    ]


def faces_of(book: Handbook) -> list[str]:
    """Return the families that text, headings and code are set in, if they are there."""
    chosen = [book.fonts.get(role, ()) for role in ("text", "sans", "code")]
    return [[*own, *bundled][0] for own, bundled in zip(chosen, (TEXT, SANS, CODE), strict=True)]
