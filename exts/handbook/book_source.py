"""The whole Typst source of a handbook: settings, body, index, colophon."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sphinx.locale import _

from . import typ

if TYPE_CHECKING:
    from .builder import TypstBuilder
    from .settings import Handbook
    from .translator import TypstTranslator

TEXT = ("Source Serif 4",)
SANS = ("Source Sans 3",)
CODE = ("Source Code Pro", "DejaVu Sans Mono")


def whole(builder: TypstBuilder, book: Handbook, translator: TypstTranslator) -> str:
    """Return the source that ``typst`` compiles."""
    settings = settings_of(builder, book)
    return "\n".join(
        [
            '#import "handbook.typ": *',
            builder.code_style.definitions(),
            f"#let book = {typ.dictionary(settings)}",
            "#show: handbook.with(book)",
            "#{",
            translator.astext(),
            "}",
        ]
    )


def settings_of(builder: TypstBuilder, book: Handbook) -> dict[str, str]:
    """Return the fields of the template's ``book`` as codes."""
    language, _sep, region = (builder.config.language or "en").partition("_")
    fonts = book.fonts
    return {
        "title": typ.string(title_of(builder, book)),
        "subtitle": typ.string(book.subtitle),
        "authors": typ.value(book.authors),
        "lang": typ.string(language.lower()),
        "region": typ.string(region) if len(region) == 2 else "none",
        "paper": typ.string(book.paper),
        "print": typ.value(book.print),
        "contents-depth": typ.value(book.contents_depth),
        "text": typ.value([*fonts.get("text", ()), *TEXT]),
        "sans": typ.value([*fonts.get("sans", ()), *SANS]),
        "code": typ.value([*fonts.get("code", ()), *CODE]),
        "logo": typ.string(""),
        "logo-alt": typ.string(builder.config.project),
        "imprint": typ.value([line for line in imprint(builder, book) if line]),
        "timestamp": _timestamp(),
        "words": typ.value({"contents": str(_("Contents")), "index": str(_("Index"))}),
    }


def title_of(builder: TypstBuilder, book: Handbook) -> str:
    """Return the title on the cover."""
    return book.title or str(builder.config.project)


def imprint(builder: TypstBuilder, book: Handbook) -> list[str]:
    """Return the lines at the foot of the cover."""
    version = book.version or str(builder.config.release)
    return [
        ", ".join(book.authors) or str(builder.config.author).replace("Author name not set", ""),
        f"{_('Release')} {version}" if version else "",
        date_of(builder, book),
    ]


def date_of(builder: TypstBuilder, book: Handbook) -> str:
    """Return the handbook's date: the setting's, or that of ``SOURCE_DATE_EPOCH``."""
    if book.date or builder.config.today:
        return book.date or str(builder.config.today)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return time.strftime("%Y-%m-%d", time.gmtime(int(epoch))) if epoch else ""


def _timestamp() -> str:
    """Return the date in the PDF's metadata, from ``SOURCE_DATE_EPOCH`` only."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return "none"
    moment = datetime.fromtimestamp(int(epoch), UTC)
    return (
        f"datetime(year: {moment.year}, month: {moment.month}, day: {moment.day}, "
        f"hour: {moment.hour}, minute: {moment.minute}, second: {moment.second})"
    )
