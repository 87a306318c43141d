"""Which documents a handbook has: its list with their toctrees, or a selection.

Selections ask the environment only through :class:`PageMeta`, :func:`page_meta` and
:func:`questions`, so that the builder works without the extensions that know the answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .settings import Handbook, HandbookError, did_you_mean
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
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
    def authors(self) -> tuple[str, ...]: ...


def page_meta(env: BuildEnvironment, docname: str) -> PageMeta | None:
    """Return the front matter of *docname*, ``None`` where nothing decodes it."""
    try:
        from exts import front_matter
    except ImportError:
        return None
    return front_matter.page_meta(env, docname)


def is_left_out(env: BuildEnvironment, docname: str) -> bool:
    """Say whether the page asks for it with ``handbook: false``."""
    value = env.metadata.get(docname, {}).get("handbook", "")
    return str(value).strip().lower() in ("false", "no", "off", "0")


def toctree_order(env: BuildEnvironment, roots: Iterable[str]) -> list[str]:
    """Return *roots* and all that their toctrees reach, each once, in reading order."""
    seen: dict[str, None] = {}
    stack = list(roots)[::-1]
    while stack:
        docname = stack.pop()
        if docname in seen or docname not in env.all_docs:
            continue
        seen[docname] = None
        stack.extend(reversed(env.toctree_includes.get(docname, [])))
    return list(seen)


def all_in_order(env: BuildEnvironment) -> list[str]:
    """Return every document: those of the toctrees in reading order, then the others."""
    ordered = toctree_order(env, [env.config.root_doc])
    return [*ordered, *sorted(env.all_docs.keys() - set(ordered))]


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
            hint = did_you_mean(docname, sorted(env.all_docs))
            warn("selection", "handbook %s: no document %r%s", book.filename, docname, hint)
    return [docname for docname in found if not is_left_out(env, docname)]


def select(env: BuildEnvironment, book: Handbook) -> list[str]:
    """Return the documents that the expression of *book* names, in reading order."""
    key, _, argument = book.select.partition("=")
    choose = SELECTIONS.get(key.strip())
    if choose is None:
        hint = did_you_mean(key, SELECTIONS)
        raise HandbookError(f"handbooks: {book.filename}: unknown select {book.select!r}{hint}")
    chosen = choose(env, argument.strip())
    if not chosen:
        warn("empty", "handbook %s: %r selects no document", book.filename, book.select)
    return [docname for docname in chosen if not is_left_out(env, docname)]


def _with_questions(env: BuildEnvironment, _argument: str) -> list[str]:
    faq = env.domains.get("faq") if hasattr(env.domains, "get") else None
    records = faq.data.get("questions", {}) if faq is not None else {}
    named = {record.docname for record in records.values()}
    return [docname for docname in all_in_order(env) if docname in named or _is_faq(env, docname)]


def _is_faq(env: BuildEnvironment, docname: str) -> bool:
    return str(env.metadata.get(docname, {}).get("faq", "")).strip().lower() in ("true", "yes")


def _by_author(env: BuildEnvironment, author: str) -> list[str]:
    return _dated(env, lambda meta: author in meta.authors)


def _of_year(env: BuildEnvironment, year: str) -> list[str]:
    dated = _dated(env, lambda meta: meta.date is not None and str(meta.date.day.year) == year)
    return list(dated)


def _dated(env: BuildEnvironment, wanted: Callable[[PageMeta], bool]) -> list[str]:
    """Return the wanted documents, the oldest first, then those without a date."""
    found = [(docname, meta) for docname, meta in _metas(env) if wanted(meta)]
    order = {docname: place for place, docname in enumerate(all_in_order(env))}

    def key(entry: tuple[str, PageMeta]) -> tuple[bool, str, int]:
        docname, meta = entry
        day = meta.date.day.isoformat() if meta.date else ""
        return (not day, day, order[docname])

    return [docname for docname, _meta in sorted(found, key=key)]


def _metas(env: BuildEnvironment) -> Iterator[tuple[str, PageMeta]]:
    for docname in sorted(env.all_docs):
        if meta := page_meta(env, docname):
            yield docname, meta


SELECTIONS: Mapping[str, Callable[[BuildEnvironment, str], list[str]]] = {
    "faq": _with_questions,
    "author": _by_author,
    "year": _of_year,
}
