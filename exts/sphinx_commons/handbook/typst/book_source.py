"""The whole Typst source of a handbook: settings, body, index, colophon."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_commons.core import clock
from sphinx_commons.core.locales import is_from_right, parts_of

from .. import colophon, phrases, typefaces
from . import back_index, typ

if TYPE_CHECKING:
    from ..settings import Handbook
    from ..volume import Volume
    from .translator import TypstTranslator


def whole(volume: Volume, translator: TypstTranslator) -> str:
    """The source that ``typst`` compiles."""
    body = translator.astext()
    if volume.logo is not None:
        volume.pictures[str(volume.logo)] = logo_name(volume)
    return "\n".join(
        [
            '#import "template/handbook.typ": *',
            translator.code_style.definitions(),
            f"#let book = {typ.dictionary(settings_of(volume))}",
            "#show: handbook.with(book)",
            "#{",
            body,
            *back_matter(volume, translator),
            "}",
            "",
        ]
    )


def back_matter(volume: Volume, translator: TypstTranslator) -> list[str]:
    """The calls for the index and the colophon."""
    index = ""
    if volume.book.index:
        index = back_index.groups(volume, translator.builder, translator.labels.find)
    lines = [
        *map(_line, colophon.lines(volume)),
        typ.words(phrases.faces(typefaces.first_of(volume.book))),
    ]
    return [
        "//@ :0",
        f"back-index(book, ({index}))" if index else "",
        f"colophon(book, {typ.array(lines)})",
    ]


def _line(line: colophon.Line) -> str:
    """A paragraph of the last page, with its address as a link."""
    if not line.address:
        return typ.words(line.text)
    before, after = map(typ.words, line.around)
    link = f"web-link({typ.string(line.address)}, {typ.words(line.address)})"
    return f"[#{{{before}; {link}; {after}}}]"


def settings_of(volume: Volume) -> dict[str, str]:
    """The fields of the template's ``book`` as codes."""
    config, book = volume.config, volume.book
    language, region = parts_of(config.language)
    imprint = [line for line in colophon.imprint(volume) if line]
    return {
        "title": typ.string(colophon.title_of(config, book)),
        "subtitle": typ.string(book.subtitle),
        "authors": typ.value(colophon.authors_of(config, book)),
        "lang": typ.string(language),
        "region": typ.string(region) if region else "none",
        "paper": typ.string(book.paper),
        "print": typ.value(book.print),
        "run-on": typ.value(bool(book.select) if book.run_on is None else book.run_on),
        "hyphenate": typ.value(book.hyphenate),
        "contents-depth": typ.value(book.contents_depth),
        "text": typ.value([*book.fonts.get("text", ()), *typefaces.TEXT]),
        "logo": typ.string(f"/images/{logo_name(volume)}" if volume.logo else ""),
        "logo-alt": typ.string(str(config.project)),
        "imprint": typ.value(imprint),
        "timestamp": _timestamp(),
        "words": typ.value({"contents": phrases.contents(), "index": phrases.index()}),
    }


def logo_name(volume: Volume) -> str:
    """The name of the cover's picture among those that the compiler reads."""
    return f"logo-{volume.book.filename}{volume.logo.suffix if volume.logo else ''}"


def inputs_of(book: Handbook, language: str) -> dict[str, str]:
    """What the template reads before the handbook's settings."""
    return {
        "accent": book.accent,
        "page": phrases.page(),
        "side": "right" if is_from_right(language) else "left",
        "sans": json.dumps([*book.fonts.get("sans", ()), *typefaces.SANS]),
        "code": json.dumps([*book.fonts.get("code", ()), *typefaces.CODE]),
    }


def _timestamp() -> str:
    """The date in the PDF's metadata, from ``SOURCE_DATE_EPOCH`` only."""
    day = clock.stopped()
    return f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
