"""Which documents a handbook has: its list with their toctrees, or a selection.

Selections ask the environment only through :func:`page_meta` and :mod:`.people`, so that the
builder works without the rooms that know the answers.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sphinx_commons.core.toctree import all_in_order, toctree_order

from .people import documents_by, given, identity
from .settings import Handbook, HandbookError, did_you_mean
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from sphinx.environment import BuildEnvironment


class Moment(Protocol):
    """A date as front matter keeps it."""

    @property
    def day(self) -> date: ...


class PageMeta(Protocol):
    """What a selection asks of a page's front matter."""

    @property
    def date(self) -> Moment | None: ...
    @property
    def updated(self) -> Moment | None: ...
    @property
    def reviewed(self) -> Moment | None: ...
    @property
    def faq(self) -> bool: ...
    @property
    def handbook(self) -> bool: ...
    @property
    def unlisted(self) -> bool: ...


def page_meta(env: BuildEnvironment, docname: str) -> PageMeta | None:
    """Return the front matter of *docname*, ``None`` where nothing decodes it."""
    if "front_matter" not in env.domains:
        return None
    from sphinx_commons import front_matter

    return front_matter.page_meta(env, docname)


def is_left_out(env: BuildEnvironment, docname: str) -> bool:
    """Say whether the page asks for it with ``handbook: false``."""
    meta = page_meta(env, docname)
    if meta is not None:
        return not meta.handbook
    value = env.metadata.get(docname, {}).get("handbook", "")
    return str(value).strip().lower() in ("false", "no", "off", "0")


def left_out(env: BuildEnvironment) -> set[str]:
    """Return the documents that ask for it."""
    return {docname for docname in env.all_docs if is_left_out(env, docname)}


def is_selection(book: Handbook) -> bool:
    """Say whether the documents stand side by side, without their toctrees."""
    return bool(book.select)


def roots(env: BuildEnvironment, book: Handbook) -> list[str]:
    """Return the docnames the handbook starts from; unknown ones are warned of."""
    if book.select:
        return select(env, book)
    found = []
    for docname in dict.fromkeys(book.documents):
        if docname in env.all_docs:
            found.append(docname)
        else:
            warn("selection", "handbook %s: %s", book.filename, unknown(env, docname))
    return [docname for docname in found if not is_left_out(env, docname)]


def unknown(env: BuildEnvironment, docname: str) -> str:
    """Say that there is no document *docname*, and why that may be."""
    names = {name.casefold(): name for name in sorted(env.all_docs)}
    plain = posixpath.normpath(docname).strip("/").casefold()
    for written in (plain, f"{plain}/index"):
        if written in names:
            return f"no document {docname!r}; did you mean {names[written]!r}?"
    if any(Path(env.srcdir, f"{docname}{end}").is_file() for end in env.config.source_suffix):
        return f"document {docname!r} is not read; see exclude_patterns"
    return f"no document {docname!r}{did_you_mean(docname, names.values())}"


def documents(env: BuildEnvironment, book: Handbook) -> list[str]:
    """Return every document of the handbook, in reading order; nothing is warned of."""
    if book.select:
        return [docname for docname in _selected(env, book) if not is_left_out(env, docname)]
    return toctree_order(env, book.documents, left_out(env))


def check(book: Handbook) -> None:
    """Raise :exc:`HandbookError` where the selection of *book* is none there is."""
    if not book.select:
        return
    key, _, argument = (part.strip() for part in book.select.partition("="))
    where = f"handbooks: {book.filename}"
    if key not in SELECTIONS:
        raise HandbookError(
            f"{where}: unknown select {book.select!r}{did_you_mean(key, SELECTIONS)}"
        )
    if not re.fullmatch(ARGUMENTS[key][0], argument):
        raise HandbookError(f"{where}: select {book.select!r}, expected {ARGUMENTS[key][1]}")


def select(env: BuildEnvironment, book: Handbook) -> list[str]:
    """Return the documents that the expression of *book* names, in reading order."""
    chosen = _selected(env, book)
    if not chosen:
        hint = did_you_mean(book.select, _selections_of_people(env))
        warn("empty", "handbook %s: %r selects no document%s", book.filename, book.select, hint)
    return [docname for docname in chosen if not is_left_out(env, docname)]


def _selected(env: BuildEnvironment, book: Handbook) -> list[str]:
    key, _, argument = book.select.partition("=")
    return SELECTIONS[key.strip()](env, argument.strip())


def _selections_of_people(env: BuildEnvironment) -> list[str]:
    """Return the selections of people that choose something."""
    credits_ = given(env)
    return sorted(
        {f"author={identity(env, who)[0]}" for _d, role, who in credits_ if role == "author"}
    )


def _with_questions(env: BuildEnvironment, _argument: str) -> list[str]:
    """Return the pages that hold questions."""
    domain = env.domains.get("faq")
    records = domain.data.get("questions", {}).values() if domain is not None else ()
    named = {record.docname for record in records}
    return [docname for docname in all_in_order(env) if docname in named or _is_faq(env, docname)]


def _is_faq(env: BuildEnvironment, docname: str) -> bool:
    meta = page_meta(env, docname)
    return meta is not None and meta.faq


def _by_author(env: BuildEnvironment, author: str) -> list[str]:
    return by_date(env, documents_by(env, author))


def _of_year(env: BuildEnvironment, year: str) -> list[str]:
    return by_date(env, {docname for docname in env.all_docs if _year(env, docname) == year})


def _year(env: BuildEnvironment, docname: str) -> str:
    """Return the year of a listed page that has a date."""
    meta = page_meta(env, docname)
    return "" if meta is None or meta.date is None or meta.unlisted else f"{meta.date.day:%Y}"


def by_date(env: BuildEnvironment, docnames: Collection[str]) -> list[str]:
    """Return *docnames*, the oldest first, those without a date last and in reading order."""

    def key(entry: tuple[int, str]) -> tuple[bool, str, int]:
        place, docname = entry
        meta = page_meta(env, docname)
        day = meta.date.day.isoformat() if meta is not None and meta.date is not None else ""
        return not day, day, place

    ordered = [docname for docname in all_in_order(env) if docname in docnames]
    return [docname for _place, docname in sorted(enumerate(ordered), key=key)]


# What stands after the sign of equality, and how the whole looks.
ARGUMENTS: Mapping[str, tuple[str, str]] = {
    "faq": ("", "'faq' alone"),
    "author": (".+", "a name, such as 'author=ada'"),
    "year": (r"\d{4}", "a year, such as 'year=2015'"),
}
SELECTIONS: Mapping[str, Callable[[BuildEnvironment, str], list[str]]] = {
    "faq": _with_questions,
    "author": _by_author,
    "year": _of_year,
}
