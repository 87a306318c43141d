"""Tags and categories of all posts: which spellings are one, and where their pages are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_commons.core.vocabulary import MOST_BYTES, key_of, slug_of, words_of

from .model import Problem, Term, TermKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_commons.core.vocabulary import Vocabulary

UNSAFE = ("/", "\\", "..")


@dataclass(frozen=True, slots=True)
class Use:
    """One tag or category that a page names, as written, and the place."""

    name: str
    docname: str
    line: int


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one kind: key of a name -> term."""

    kind: TermKind
    by_key: Mapping[str, Term]

    def find(self, name: str) -> Term | None:
        """The term that *name* stands for, whatever its spelling."""
        return self.by_key.get(key_of(name))

    def of(self, names: Iterable[str]) -> tuple[Term, ...]:
        """The terms of *names*, each once, in the order written."""
        found = (self.find(name) for name in names)
        return tuple(dict.fromkeys(term for term in found if term is not None))


def with_slugs(terms: Terms, slug_of_label: Callable[[str], str]) -> Terms:
    """*terms* with other URLs, where these are as many; one that no file can have stays."""
    others = {term: slug_of_label(term.label) for term in terms.by_key.values()}
    slugs = {t: s if len(s.encode()) <= MOST_BYTES else t.slug for t, s in others.items()}
    if len({*slugs.values(), ""}) <= len(slugs):
        return terms
    named = {key: replace(term, slug=slugs[term]) for key, term in terms.by_key.items()}
    return Terms(terms.kind, named)


def resolve_terms(
    kind: TermKind, uses: Iterable[Use], vocabulary: Vocabulary
) -> tuple[Terms, list[Problem]]:
    """The terms of *vocabulary*, which has all that *uses* name, and what is wrong with those."""
    by_key = {
        key: Term(kind=kind, slug=tag.slug, label=tag.label, description=tag.description)
        for key, tag in vocabulary.by_key.items()
    }
    problems = [
        Problem("tag", use.docname, use.line, message)
        for use in sorted(uses, key=lambda use: key_of(use.name))
        if (message := _complaint(kind, use.name, vocabulary))
    ]
    return Terms(kind, by_key), problems


def _complaint(kind: TermKind, name: str, vocabulary: Vocabulary) -> str:
    """What is wrong with the name of a tag or category; empty for nothing."""
    if vocabulary.is_unknown(name):
        return f"unknown {kind} {name!r}{vocabulary.hint(name)}"
    if vocabulary.listed is not None:
        return ""
    slug, base = vocabulary.slug(name), slug_of(name)
    if slug != base:
        return f"{kind} {name!r} and another one have the address {base!r}; it gets {slug!r}"
    if any(mark in name for mark in UNSAFE) or not words_of(name):
        return f"{kind} {name!r} is no part of an address; its page is {base!r}"
    return ""
