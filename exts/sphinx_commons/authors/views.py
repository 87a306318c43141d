"""What pages show of people: credits resolved, grouped and sorted. No Sphinx in here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx_commons.core.vocabulary import plain
from sphinx_commons.front_matter import ROLES

from .model import Adapted, Byline, Person, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_commons.front_matter import Credit, CreditKind, Moment, PageMeta

    from .model import Author
    from .registry import Registry

KINDS: tuple[CreditKind, ...] = ("post", "page", "question", "handbook")
BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Survey:
    """The registry, the works of each author by id, and the byline of each page that has one."""

    registry: Registry
    works: Mapping[str, list[Work]]
    bylines: Mapping[str, Byline]


@dataclass(frozen=True, slots=True)
class Fold:
    """A part of a long list: the year it is about, 0 for none, and its works."""

    year: int
    works: tuple[Work, ...]


def person(registry: Registry, written: str) -> Person:
    """Who *written* is: the author's own name, or what was written."""
    author = registry.resolve(written).author
    return Person(author.name, author) if author else Person(written)


def people(registry: Registry, written: Iterable[str]) -> tuple[Person, ...]:
    """Everybody in *written*, each once."""
    return tuple(dict.fromkeys(person(registry, name) for name in written))


def byline(registry: Registry, meta: PageMeta, *, dates: tuple[Moment, Moment] | None) -> Byline:
    """The byline of a page; *dates* are the first and the last change that git knows of."""
    first, last = dates or (None, None)
    published = meta.date or first
    updated = meta.updated or (last if first and last and last.day > first.day else None)
    if updated and published and updated.day <= published.day:
        updated = None
    return Byline(
        people=tuple(
            (role, people(registry, meta.people(role))) for role in ROLES if meta.people(role)
        ),
        meta=meta,
        published=published,
        updated=updated,
        adapted=_adapted(registry, meta),
    )


def _adapted(registry: Registry, meta: PageMeta) -> Adapted | None:
    if (source := meta.adapted_from) is None:
        return None
    return Adapted(
        title=source.title,
        url=source.url,
        people=people(registry, source.authors),
        date=source.date,
    )


def works_by_author(registry: Registry, credits_: Iterable[Credit]) -> dict[str, list[Work]]:
    """Author id -> everything they gave, the newest first; what has no date comes last."""
    found: defaultdict[str, dict[tuple[str, str], Work]] = defaultdict(dict)
    for credit in credits_:
        author = registry.resolve(credit.person).author
        if author is None or credit.docname == author.docname:
            continue
        works, key = found[author.id], (credit.docname, credit.anchor)
        known = works.get(key)
        works[key] = (
            replace(known, roles=tuple(r for r in ROLES if r in {*known.roles, credit.role}))
            if known
            else _work(credit)
        )
    return {name: sorted(works.values(), key=_newest_first) for name, works in found.items()}


def _work(credit: Credit) -> Work:
    return Work(
        kind=credit.kind,
        title=credit.title or credit.docname,
        docname=credit.docname,
        anchor=credit.anchor,
        date=credit.date,
        roles=(credit.role,),
    )


def with_words(works: Iterable[Work], openings: Mapping[str, str]) -> list[Work]:
    """*works* with the first words of pages, by docname; an answer is no page."""
    return [
        work if work.anchor else replace(work, words=openings.get(work.docname, ""))
        for work in works
    ]


def _newest_first(work: Work) -> tuple[bool, float, str, str, str]:
    instant = work.date.instant if work.date else BEGINNING
    age = -(instant - BEGINNING).total_seconds()
    return (work.date is None, age, work.title.casefold(), work.docname, work.anchor)


def by_kind(works: Iterable[Work]) -> Iterator[tuple[CreditKind, list[Work]]]:
    """The works of each kind there is, in the order in which kinds are shown."""
    found = list(works)
    for kind in KINDS:
        if some := [work for work in found if work.kind == kind]:
            yield kind, some


def folds(works: list[Work], shown: int) -> tuple[list[Work], list[Fold]]:
    """The first *shown* works, and the others by year."""
    years = groupby(works[shown:], key=lambda work: work.date.day.year if work.date else 0)
    return works[:shown], [Fold(year, tuple(some)) for year, some in years]


def counts(works: Iterable[Work]) -> tuple[tuple[CreditKind, int], ...]:
    """How many works of each kind there are, kinds without any left out."""
    return tuple((kind, len(some)) for kind, some in by_kind(works))


def lately(survey: Survey) -> list[Author]:
    """Those of today who gave something, the last of them first."""
    everybody = by_name(survey.registry.authors.values())
    found = [a for a in everybody if not a.retired and survey.works.get(a.id)]
    return sorted(found, key=lambda author: _newest_first(survey.works[author.id][0])[:2])


def by_name(authors: Iterable[Author]) -> list[Author]:
    """*authors* in the order of their names, accents aside."""
    return sorted(authors, key=lambda author: (plain(author.name), author.id))
