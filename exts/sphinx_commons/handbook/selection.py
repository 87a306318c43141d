"""Which documents a handbook has: its list with their toctrees, or a selection."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.editions import is_translation
from sphinx_commons.core.toctree import toctree_parents
from sphinx_commons.core.vocabulary import did_you_mean

from .page_facts import is_left_out, left_out
from .selectors import SELECTORS
from .settings import Handbook, HandbookError
from .warn import warn

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def roots(env: BuildEnvironment, book: Handbook) -> list[str]:
    """The docnames the handbook starts from; unknown ones are warned of."""
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
    """Every document of the handbook, in reading order; nothing is warned of."""
    if book.select:
        return [docname for docname in _selected(env, book) if not is_left_out(env, docname)]
    return list(toctree_parents(env, book.documents, left_out(env)))


def check(book: Handbook) -> None:
    """Raise :exc:`HandbookError` where the selection of *book* is none there is."""
    if not book.select:
        return
    name, argument = _parts(book)
    where = f"handbooks: {book.filename}"
    if name not in SELECTORS:
        hint = did_you_mean(name, SELECTORS)
        raise HandbookError(f"{where}: unknown select {book.select!r}{hint}")
    if not re.fullmatch(SELECTORS[name].argument, argument):
        usage = SELECTORS[name].usage
        raise HandbookError(f"{where}: select {book.select!r}, expected {usage}")


def select(env: BuildEnvironment, book: Handbook) -> list[str]:
    """The documents that the expression of *book* names, in the order of the book."""
    chosen = _selected(env, book)
    # In another language a book begins with the first page that is translated.
    if not chosen and not is_translation(env.config):
        name, argument = _parts(book)
        choices = (f"{name}={choice}" for choice in SELECTORS[name].choices(env))
        hint = did_you_mean(f"{name}={argument}", choices)
        warn("empty", "handbook %s: %r selects no document%s", book.filename, book.select, hint)
    return [docname for docname in chosen if not is_left_out(env, docname)]


def _selected(env: BuildEnvironment, book: Handbook) -> list[str]:
    name, argument = _parts(book)
    return SELECTORS[name].find(env, argument)


def _parts(book: Handbook) -> tuple[str, str]:
    """The name of the selector, and its argument."""
    name, _, argument = (part.strip() for part in book.select.partition("="))
    return name, argument
