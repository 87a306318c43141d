"""Who is who: ids, aliases and full names of authors."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_commons.core.vocabulary import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Author

# Looking for near misses compares with every known name, so not for names without end.
MOST_HINTS = 40
LABEL = "author-"  # and a slug: the labels that ABlog gives to authors


@dataclass(frozen=True, slots=True)
class Clash:
    """Two authors claim one name; ``author`` loses it to ``first``."""

    name: str
    author: Author
    first: Author


@dataclass(frozen=True, slots=True)
class Found:
    """What a written name stands for: an author, or the reason why there is none."""

    author: Author | None
    problem: str = ""


class Registry:
    """All authors by id. Names resolve exactly, then in any case, then as a unique full name."""

    def __init__(self, authors: Iterable[Author]) -> None:
        self.authors: dict[str, Author] = {}
        self.clashes: list[Clash] = []
        self._exact: dict[str, Author] = {}
        self._found: dict[str, Found] = {}
        self._hints = 0
        self._claim_names(sorted(authors, key=lambda author: author.docname))
        self._folded = _by_fold((name, author) for name, author in self._exact.items())
        self._named = _by_fold((author.name, author) for author in self.authors.values())

    def _claim_names(self, authors: list[Author]) -> None:
        taken: dict[str, Author] = {}
        for author in authors:
            first = taken.setdefault(author.id.casefold(), author)
            if first is not author:
                self.clashes.append(Clash(author.id, author, first))
            else:
                self._exact[author.id] = self.authors[author.id] = author
        for author in self.authors.values():
            for alias in author.aliases:
                first = self._exact.setdefault(_normal(alias), author)
                if first is not author:
                    self.clashes.append(Clash(alias, author, first))

    def resolve(self, written: str) -> Found:
        """The author that *written* names; looked up once."""
        if written not in self._found:
            self._found[written] = self._look_up(_normal(written))
        return self._found[written]

    def labelled(self, label: str) -> Author | None:
        """The author that ABlog's label ``author-<slug>`` stands for."""
        return self._labels.get(label)

    @cached_property
    def _labels(self) -> dict[str, Author]:
        labels: dict[str, Author] = {}
        for author in self.authors.values():
            for name in (author.id, author.name, *author.aliases):
                labels.setdefault(f"{LABEL}{slug(name)}", author)
        return labels

    def _look_up(self, name: str) -> Found:
        if name in self._exact:
            return Found(self._exact[name])
        for names in (self._folded, self._named):
            candidates = names.get(name.casefold(), [])
            if len(candidates) == 1:
                return Found(candidates[0])
            if candidates:
                ids = ", ".join(repr(author.id) for author in candidates)
                return Found(None, f"author {name!r} may be {ids}; write the id")
        return Found(None, f"unknown author {name!r}{self._hint(name)}")

    def _hint(self, name: str) -> str:
        self._hints += 1
        if self._hints > MOST_HINTS:
            return ""
        return did_you_mean(name, {*self._exact, *(a.name for a in self.authors.values())})


def slug(text: str) -> str:
    """*text* as ABlog writes it in labels and URLs."""
    plain = unicodedata.normalize("NFKD", text).lower()
    kept = "".join(c if c.isalnum() or c == "_" else " " if c in "- \t" else "" for c in plain)
    return "-".join(kept.split())


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _by_fold(names: Iterable[tuple[str, Author]]) -> dict[str, list[Author]]:
    found: defaultdict[str, list[Author]] = defaultdict(list)
    for name, author in names:
        authors = found[_normal(name).casefold()]
        if author not in authors:
            authors.append(author)
    return dict(found)
