"""Tags and categories of all posts: which spellings are one, and where their pages are."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_commons.front_matter import did_you_mean

from .model import Problem, Term, TermKind
from .slugs import key_of, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .vocabulary import Vocabulary

UNSAFE = ("/", "\\", "..")


@dataclass(frozen=True, slots=True)
class Use:
    """One tag or category that a page names, as written, and the place."""

    name: str
    docname: str
    line: int
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one kind: key of a name -> term. A name without address is not in it."""

    kind: TermKind
    by_key: Mapping[str, Term]

    def find(self, name: str) -> Term | None:
        """The term that *name* stands for, whatever its spelling."""
        return self.by_key.get(key_of(name))

    def of(self, names: Iterable[str]) -> tuple[Term, ...]:
        """The terms of *names*, each once, in the order written."""
        found = (self.find(name) for name in names)
        return tuple(dict.fromkeys(term for term in found if term is not None))


def resolve_terms(
    kind: TermKind, uses: Iterable[Use], vocabulary: Vocabulary
) -> tuple[Terms, list[Problem]]:
    """The terms that *uses* name, and what is wrong with them.

    Names that the vocabulary knows are its terms. The others are merged where only case, spaces
    and hyphens differ, under the commonest spelling; two that differ otherwise but would have one
    address get two.
    """
    groups: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        groups[key_of(use.name)].append(use)
    by_key: dict[str, Term] = dict(vocabulary.by_key)
    slugs = set(vocabulary.terms)
    problems: list[Problem] = []
    for key in sorted(groups.keys() - by_key.keys()):
        spelling = _commonest(groups[key])
        term, message = _free_term(kind, spelling, slugs)
        if term is not None:
            by_key[key] = term
            slugs.add(term.slug)
        if vocabulary.strict and term is not None:
            hint = did_you_mean(spelling, vocabulary.names())
            message = f"unknown {kind} {spelling!r}{hint}"
        problems += _at(groups[key], message)
    return Terms(kind, by_key), problems


def _at(uses: list[Use], message: str) -> list[Problem]:
    return [Problem("tag", u.docname, u.line, message) for u in uses] if message else []


def _commonest(uses: list[Use]) -> str:
    counts = Counter(use.name for use in uses)
    return min(counts, key=lambda name: (-counts[name], name))


def _free_term(kind: TermKind, name: str, taken: set[str]) -> tuple[Term | None, str]:
    """A term of its own for *name*, and a sentence where its address is not what one expects."""
    base = slug = slugify(name)
    if not base:
        return None, f"{kind} {name!r} has no letter or digit and gets no page"
    number = 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    message = ""
    if slug != base:
        message = f"{kind} {name!r} and another one have the address {base!r}; it gets {slug!r}"
    elif any(mark in name for mark in UNSAFE):
        message = f"{kind} {name!r} is no part of an address; its page is {slug!r}"
    return Term(kind=kind, slug=slug, label=name), message
