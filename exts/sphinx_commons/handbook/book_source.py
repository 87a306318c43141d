"""The whole Typst source of a handbook: settings, body, index, colophon."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_commons.core.locales import is_from_right, parts_of

from . import back_index, colophon, typ, words
from .colophon import CODE, SANS, TEXT

if TYPE_CHECKING:
    from .builder import TypstBuilder
    from .settings import Handbook
    from .translator import TypstTranslator


def whole(
    builder: TypstBuilder, book: Handbook, docnames: list[str], translator: TypstTranslator
) -> str:
    """Return the source that ``typst`` compiles."""
    body = translator.astext()
    return "\n".join(
        [
            '#import "template/handbook.typ": *',
            builder.code_style.definitions(),
            f"#let book = {typ.dictionary(settings_of(builder, book, docnames))}",
            "#show: handbook.with(book)",
            "#{",
            body,
            *back_matter(builder, book, docnames, translator),
            "}",
            "",
        ]
    )


def back_matter(
    builder: TypstBuilder, book: Handbook, docnames: list[str], translator: TypstTranslator
) -> list[str]:
    """Return the calls for the index and the colophon."""
    index = back_index.groups(builder, docnames, translator.labels.find) if book.index else ""
    lines = [line for line in colophon.lines(builder, book, docnames) if line]
    return [
        "//@ :0",
        f"back-index(book, ({index}))" if index else "",
        f"colophon(book, {typ.array(map(typ.words, lines))})",
    ]


def settings_of(builder: TypstBuilder, book: Handbook, docnames: list[str]) -> dict[str, str]:
    """Return the fields of the template's ``book`` as codes."""
    language, region = parts_of(builder.config.language)
    imprint = [line for line in colophon.imprint(builder, book, docnames) if line]
    return {
        "title": typ.string(colophon.title_of(builder, book)),
        "subtitle": typ.string(book.subtitle),
        "authors": typ.value(colophon.authors_of(builder, book)),
        "lang": typ.string(language),
        "region": typ.string(region) if region else "none",
        "paper": typ.string(book.paper),
        "print": typ.value(book.print),
        "run-on": typ.value(bool(book.select) if book.run_on is None else book.run_on),
        "hyphenate": typ.value(book.hyphenate),
        "contents-depth": typ.value(book.contents_depth),
        "text": typ.value([*book.fonts.get("text", ()), *TEXT]),
        "logo": typ.string(builder.logo_of(book)),
        "logo-alt": typ.string(str(builder.config.project)),
        "imprint": typ.value(imprint),
        "timestamp": _timestamp(),
        "words": typ.value({"contents": words.contents(), "index": words.index()}),
    }


def inputs_of(book: Handbook, language: str) -> dict[str, str]:
    """Return what the template reads before the handbook's settings."""
    return {
        "accent": book.accent,
        "page": words.page(),
        "side": "right" if is_from_right(language) else "left",
        "sans": json.dumps([*book.fonts.get("sans", ()), *SANS]),
        "code": json.dumps([*book.fonts.get("code", ()), *CODE]),
    }


def _timestamp() -> str:
    """Return the date in the PDF's metadata, from ``SOURCE_DATE_EPOCH`` only."""
    day = colophon.build_day()
    return f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
