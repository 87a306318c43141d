"""Sorting, choosing and relating questions. Pure functions of records."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx_commons.core.vocabulary import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from sphinx_commons.core.vocabulary import Vocabulary

    from .model import Question

SORTS = ("page", "title", "reviewed")
MOST_RELATED = 3
# Words that say something: not the short ones, but acronyms.
WORD = re.compile(r"[^\W\d_]{4,}|\b[A-Z]{2,3}\b")
# A word or tag that more questions share than this relates nothing, and would cost pages x pages.
COMMON = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What ``faq:list`` asks for; empty means all."""

    tags: tuple[str, ...] = ()
    pages: frozenset[str] | None = None
    author: str = ""
    limit: int | None = None
    sort: str = "page"


def title_key(question: Question) -> tuple[str, str, str, int]:
    """Order by title as a reader expects it: without case, accents and leading punctuation."""
    return (
        re.sub(r"^\W+", "", plain(question.title)),
        question.title,
        question.docname,
        question.place,
    )


def choose(
    questions: Iterable[Question],
    filters: Filters,
    tag: Callable[[str], Hashable],
    person: Callable[[str], str],
    order: Mapping[str, int],
) -> list[Question]:
    """The questions that *filters* let through, sorted.

    :param tag: gives the tag that a name means.
    :param person: gives the id of an author as written.
    :param order: docname -> place in reading order.
    """
    wanted = {tag(name) for name in filters.tags}
    found = [
        question
        for question in questions
        if not question.unlisted
        and (filters.pages is None or question.docname in filters.pages)
        and (not wanted or wanted & {tag(name) for name in question.details.tags})
        and (not filters.author or _is_by(question, filters.author, person))
    ]
    found.sort(key=lambda q: (order.get(q.docname, len(order)), q.docname, q.place))
    if filters.sort == "title":
        found.sort(key=title_key)
    elif filters.sort == "reviewed":
        found.sort(key=_reviewed, reverse=True)
    return found[: filters.limit]


def _is_by(question: Question, author: str, person: Callable[[str], str]) -> bool:
    return person(author) in map(person, question.details.authors)


def _reviewed(question: Question) -> str:
    reviewed = question.details.reviewed
    return reviewed.instant.isoformat() if reviewed else ""


def by_letter(questions: Iterable[Question]) -> list[tuple[str, list[Question]]]:
    """The questions of an index: groups of one first letter, both in order."""
    ordered = sorted(questions, key=title_key)
    return [(letter, list(group)) for letter, group in groupby(ordered, _letter)]


def _letter(question: Question) -> str:
    first = title_key(question)[0][:1].upper()
    return first if first.isalpha() else "#"


@dataclass(slots=True)
class Relations:
    """Which questions share words of their titles and tags."""

    terms: dict[str, list[str]] = field(default_factory=dict)
    holders: dict[str, list[Question]] = field(default_factory=dict)

    def like(self, question: Question) -> list[Question]:
        """The nearest questions: those that share a tag or two words, rare ones counting most."""
        scores: defaultdict[str, float] = defaultdict(float)
        shared: defaultdict[str, int] = defaultdict(int)
        found: dict[str, Question] = {}
        for term in self.terms.get(question.key, ()):
            for other in self.holders[term]:
                weight = 2 if term.startswith("#") else 1
                scores[other.key] += weight / len(self.holders[term])
                shared[other.key] += weight
                found[other.key] = other
        near = [key for key in found if shared[key] > 1 and key != question.key]
        near.sort(key=lambda key: (-scores[key], key))
        return [found[key] for key in near[:MOST_RELATED]]


def relate(questions: Sequence[Question], tags: Vocabulary) -> Relations:
    """What relates *questions*, without the terms that too many share."""
    relations = Relations()
    listed = [question for question in questions if not question.unlisted]
    for question in listed:
        words = {word.casefold() for word in WORD.findall(question.title)}
        terms = words | {f"#{tags.slug(tag)}" for tag in question.details.tags}
        relations.terms[question.key] = sorted(terms)
        for term in terms:
            relations.holders.setdefault(term, []).append(question)
    most = min(COMMON, max(2, len(listed) // 4))
    for key, names in relations.terms.items():
        relations.terms[key] = [name for name in names if len(relations.holders[name]) <= most]
    return relations
