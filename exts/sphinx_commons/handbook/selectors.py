"""What ``select`` can say, in one table: a selector is an entry, and chooses documents.

Selectors ask the environment only through :mod:`.page_facts` and :mod:`.contributors`, so that
they choose nothing, and nothing fails, where the rooms that know the answers are absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_commons.core.toctree import reading_order
from sphinx_commons.core.vocabulary import key_of

from .contributors import documents_by, given, identity
from .page_facts import applies_to, page_meta, release_ids, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinx_commons.faq.model import Question
    from sphinx_commons.front_matter import PageMeta


@dataclass(frozen=True, slots=True)
class Selector:
    """*find* gives the documents for an argument, in the order of the book.

    *argument* is a pattern of all that may stand after the sign of equality, *usage* says it to
    people, and *choices* gives the arguments that choose something, for "did you mean".
    """

    find: Callable[[BuildEnvironment, str], list[str]]
    argument: str
    usage: str
    choices: Callable[[BuildEnvironment], Iterable[str]] = lambda _env: ()


def _with_questions(env: BuildEnvironment, _argument: str) -> list[str]:
    """The pages that hold questions."""
    named = {question.docname for question in _questions(env)}
    return [docname for docname in reading_order(env) if docname in named or _is_faq(env, docname)]


def _questions(env: BuildEnvironment) -> Iterable[Question]:
    domain = env.domains.get("faq")
    return domain.data.get("questions", {}).values() if domain is not None else ()


def _is_faq(env: BuildEnvironment, docname: str) -> bool:
    meta = page_meta(env, docname)
    return meta is not None and meta.faq


def _by_author(env: BuildEnvironment, author: str) -> list[str]:
    return by_date(env, documents_by(env, author))


def _of_year(env: BuildEnvironment, year: str) -> list[str]:
    return by_date(env, {docname for docname in env.all_docs if _year(env, docname) == year})


def _year(env: BuildEnvironment, docname: str) -> str:
    """The year of a listed page that has a date."""
    meta = page_meta(env, docname)
    return "" if meta is None or meta.date is None or meta.unlisted else f"{meta.date.day:%Y}"


def by_date(env: BuildEnvironment, docnames: Collection[str]) -> list[str]:
    """*docnames*, the oldest first, those without a date last and in reading order."""

    def key(entry: tuple[int, str]) -> tuple[bool, str, int]:
        place, docname = entry
        meta = page_meta(env, docname)
        day = meta.date.day.isoformat() if meta is not None and meta.date is not None else ""
        return not day, day, place

    ordered = [docname for docname in reading_order(env) if docname in docnames]
    return [docname for _place, docname in sorted(enumerate(ordered), key=key)]


def _authors(env: BuildEnvironment) -> set[str]:
    return {identity(env, person)[0] for _docname, role, person in given(env) if role == "author"}


def _with_tag(env: BuildEnvironment, tag: str) -> list[str]:
    return _named(env, tag, _tags(env), vocabulary(env).tag)


def _in_category(env: BuildEnvironment, category: str) -> list[str]:
    return _named(env, category, _categories(env), key_of)


def _for_release(env: BuildEnvironment, release: str) -> list[str]:
    """What applies to a release that the site has, and what says nothing."""
    if release not in release_ids(env):
        return []
    return [docname for docname, _meta in _listed(env) if applies_to(env, docname, release)]


def _named(
    env: BuildEnvironment,
    name: str,
    uses: Iterable[tuple[str, str]],
    meaning: Callable[[str], object],
) -> list[str]:
    """The documents with one of *uses* (docname, name as written) that means the same as *name*."""
    found = {docname for docname, written in uses if meaning(written) == meaning(name)}
    return [docname for docname in reading_order(env) if docname in found]


def _tags(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    """Docname and tag, as written, of every listed page and of every question."""
    yield from ((docname, tag) for docname, meta in _listed(env) for tag in meta.tags)
    for question in _questions(env):
        if not question.unlisted:
            yield from ((question.docname, tag) for tag in question.details.tags)


def _categories(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    return ((docname, name) for docname, meta in _listed(env) for name in meta.category)


def _names(
    uses: Callable[[BuildEnvironment], Iterable[tuple[str, str]]],
) -> Callable[[BuildEnvironment], set[str]]:
    return lambda env: {name for _docname, name in uses(env)}


def _listed(env: BuildEnvironment) -> Iterator[tuple[str, PageMeta]]:
    """The documents that lists may name, in reading order, with their front matter."""
    metas = ((docname, page_meta(env, docname)) for docname in reading_order(env))
    return ((docname, meta) for docname, meta in metas if meta is not None and not meta.unlisted)


SELECTORS: Mapping[str, Selector] = {
    "faq": Selector(_with_questions, "", "'faq' alone"),
    "author": Selector(_by_author, ".+", "a name, such as 'author=ada'", _authors),
    "year": Selector(_of_year, r"\d{4}", "a year, such as 'year=2015'"),
    "tag": Selector(_with_tag, ".+", "a tag, such as 'tag=packaging'", _names(_tags)),
    "category": Selector(
        _in_category, ".+", "a category, such as 'category=news'", _names(_categories)
    ),
    "release": Selector(_for_release, ".+", "a release, such as 'release=caracal'", release_ids),
}
