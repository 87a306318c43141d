"""The ``handbooks`` setting: what a handbook is, and how it is checked. No Sphinx here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from sphinx_commons.core.vocabulary import did_you_mean

# On the command line (``-D handbook_options.print=1``) every value is text.
SWITCHES: Mapping[object, bool] = {"0": False, "1": True, "false": False, "true": True}
PAPERS = ("a4", "us-letter")
T = TypeVar("T")
FILENAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{,99}")
OWN = ("filename", "documents", "select")  # what no two handbooks share


class HandbookError(ValueError):
    """A setting that cannot be used; the message names the handbook and the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """One entry of ``handbooks``.

    *documents* are docnames, each brings its toctree; *select* is an expression of
    :mod:`.selectors` instead. *fonts* maps ``text``, ``sans`` and ``code`` to
    families that stand before the bundled ones. *run_on* lets chapters begin where the one before
    them ends, if the page has room; ``None`` does so for selections, which are short pages mostly.
    """

    filename: str
    title: str = ""
    subtitle: str = ""
    documents: tuple[str, ...] = ()
    select: str = ""
    authors: tuple[str, ...] = ()
    version: str = ""
    date: str = ""
    logo: str = ""
    cover_note: str = ""
    paper: str = "a4"
    print: bool = False
    run_on: bool | None = None
    contents_depth: int = 2
    page_references: bool = True
    index: bool = True
    hyphenate: bool = True
    accent: str = "#1f4e79"
    fonts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def parse_handbooks(entries: object, defaults: object) -> tuple[Handbook, ...]:
    """The checked entries, in their order.

    :raises HandbookError: for an unknown key, a wrong type or a file name used twice.
    """
    if not isinstance(entries, Sequence) or isinstance(entries, str):
        raise HandbookError("handbooks: expected a list of dictionaries")
    if not isinstance(defaults, Mapping):
        raise HandbookError("handbook_options: expected a dictionary")
    for key in OWN:
        if key in defaults:
            raise HandbookError(f"handbook_options: {key} belongs to an entry of handbooks")
    books = tuple(_parse(number, entry, defaults) for number, entry in enumerate(entries, 1))
    names = [book.filename.lower() for book in books]
    for book in books:
        if names.count(book.filename.lower()) > 1:
            raise HandbookError(f"handbooks: filename {book.filename!r} is used twice")
    return books


def _parse(number: int, entry: object, defaults: Mapping[str, Any]) -> Handbook:
    if not isinstance(entry, Mapping):
        raise HandbookError(f"handbooks: entry {number} is not a dictionary")
    filename = entry.get("filename")
    if not isinstance(filename, str) or not FILENAME.fullmatch(filename):
        raise HandbookError(
            f"handbooks: entry {number}: filename must be up to 100 letters, digits, "
            f"'.', '_', '-', found {filename!r}"
        )
    where = f"handbooks: {filename}"
    known = {entry.name: entry for entry in fields(Handbook)}
    for key in [*defaults, *entry]:
        if key not in known:
            raise HandbookError(f"{where}: unknown key {key!r}{did_you_mean(str(key), known)}")
    merged = {**defaults, **entry, "filename": filename.removesuffix(".pdf")}
    book = Handbook(**{key: _typed(where, key, value) for key, value in merged.items()})
    if bool(book.documents) == bool(book.select):
        raise HandbookError(f"{where}: give either documents or select")
    return book


def _typed(where: str, key: str, value: object) -> Any:
    """*value* in the type of its field."""
    if key in ("documents", "authors"):
        return _names(where, key, value)
    if key in ("print", "run_on", "page_references", "index", "hyphenate"):
        return _expect(where, key, SWITCHES.get(value, value), bool)
    if key == "contents_depth":
        number = int(value) if isinstance(value, str) and value.isdigit() else value
        return _depth(where, number)
    if key == "fonts":
        return _fonts(where, value)
    text = _expect(where, key, value, str)
    if key == "paper" and text not in PAPERS:
        raise HandbookError(f"{where}: paper {text!r}, expected one of {', '.join(PAPERS)}")
    if key == "accent" and not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise HandbookError(f"{where}: accent {text!r}, expected a colour such as #1f4e79")
    return text


def _depth(where: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise HandbookError(f"{where}: contents_depth must be 0 or more levels, found {value!r}")
    return value


def _expect(where: str, key: str, value: object, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise HandbookError(f"{where}: {key} must be {kind.__name__}, found {value!r}")
    return value


def _names(where: str, key: str, value: object) -> tuple[str, ...]:
    entries = [value] if isinstance(value, str) else value
    if not isinstance(entries, Sequence) or not all(isinstance(item, str) for item in entries):
        raise HandbookError(f"{where}: {key} must be a list of names, found {value!r}")
    return tuple(entries)


def _fonts(where: str, value: object) -> dict[str, tuple[str, ...]]:
    mapping = _expect(where, "fonts", value, dict)
    roles = ("text", "sans", "code")
    for role in mapping:
        if role not in roles:
            raise HandbookError(f"{where}: fonts has {role!r}, expected {', '.join(roles)}")
    return {role: _names(where, f"fonts.{role}", names) for role, names in mapping.items()}
