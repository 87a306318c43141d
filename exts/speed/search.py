"""The search index: only the words of pages that are written again are taken out and added.

Sphinx makes a set of pages for each word of the site, goes through all of the sets three times and
makes lists of them again, whatever was written. A list that was written stays a list here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sphinx.search
from sphinx.search import IndexBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.search import WordStore

    # Word -> the number of the only page that has it, or the numbers of all pages, ascending.
    Words = dict[str, int | list[int]]


class Read:
    """A format of the index that gives what was read already."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content

    def load(self, _stream: Any) -> Mapping[str, Any]:
        return self.content


class KeptIndex(IndexBuilder):
    """Sphinx's index; its own tables of words only have the pages of this build.

    What the last build wrote is beside them: *names* of pages, *words* of texts and of titles by
    the numbers of those pages, and the numbers of the pages that are *gone*.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.names: list[str] = []
        self.words: tuple[Words, Words] = ({}, {})
        self.gone: set[int] = set()

    def load(self, stream: Any, format: Any) -> None:  # noqa: A002  (the name that Sphinx has)
        """Read the index of the last build.

        :raises ValueError: if it is of another version.
        """
        content = (self.formats[format] if isinstance(format, str) else format).load(stream)
        if not isinstance(content, dict):
            raise ValueError("old format")
        super().load(stream, Read({**content, "terms": {}, "titleterms": {}}))
        self.names, self.words = content["docnames"], (content["terms"], content["titleterms"])
        self.gone = set()

    def prune(self, docnames: Iterable[str]) -> None:
        """Keep the pages *docnames* only."""
        kept = set(docnames)
        super().prune(kept)
        self.gone |= {number for number, name in enumerate(self.names) if name not in kept}

    def _word_collector(self, doctree: nodes.document) -> WordStore:
        """The words of a page, each one once: more often tells the index nothing."""
        found = super()._word_collector(doctree)
        found.words = list(dict.fromkeys(found.words))
        return found

    def get_terms(self, fn2index: dict[str, int]) -> tuple[Words, Words]:
        """The words of texts and of titles, with the numbers that pages have now."""
        texts, titles = super().get_terms(fn2index)
        places = [
            None if number in self.gone else fn2index.get(name)
            for number, name in enumerate(self.names)
        ]
        return joined(moved(self.words[0], places), texts), joined(
            moved(self.words[1], places), titles
        )


def moved(words: Words, places: list[int | None]) -> Words:
    """*words* with each number replaced by that in its place; None takes it out."""
    others = {number for number, place in enumerate(places) if place != number}
    if not others:
        return dict(words)
    found: Words = {}
    for word, pages in words.items():
        numbers = [pages] if isinstance(pages, int) else pages
        if others.isdisjoint(numbers):
            found[word] = pages
        elif left := [place for number in numbers if (place := places[number]) is not None]:
            found[word] = left if len(left) > 1 else left[0]
    return found


def joined(words: Words, more: Words) -> Words:
    """*words* with the pages of *more*; words without pages are left out."""
    for word, pages in more.items():
        both = {*_numbers(words.get(word, [])), *_numbers(pages)}
        if both:
            words[word] = sorted(both) if len(both) > 1 else both.pop()
    return words


def _numbers(pages: int | list[int]) -> list[int]:
    return [pages] if isinstance(pages, int) else pages


def keep_index(*_event: Any) -> None:
    """``builder-inited``: have HTML builders make this index.

    They look for the class by its name each time, and there is no setting for it. One that knows
    the class from elsewhere makes the usual index.
    """
    sphinx.search.IndexBuilder = KeptIndex  # type: ignore[misc]
