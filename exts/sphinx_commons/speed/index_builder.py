"""The search index: only the words of pages that are written again are taken out and added.

Sphinx makes a set of pages for each word of the site, goes through all of the sets three times and
makes lists of them again, whatever was written. The pages of a word stay the text here that they
are in the file, unless they change.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import sphinx.search
from sphinx.search import IndexBuilder, js_index

from sphinx_commons.core.builds import replace_during_builds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.search import WordStore

    # Word -> the numbers of its pages, ascending, with a comma before and after each: ",3,17,".
    Words = dict[str, str]

# The tables of words in the file; what begins and ends them cannot stand inside a JSON string.
TERMS, AFTER_TERMS = '"terms":{', '},"titles":['
TITLES, AFTER_TITLES = '"titleterms":{', "}})"
ENTRY = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)":(\[[^"]*\]|\d+),?')
# As many pages are sooner looked for in the texts than the texts are taken apart.
FEW = 30


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
        if format is js_index:
            content, words = taken_apart(stream.read())
        else:
            content = (self.formats[format] if isinstance(format, str) else format).load(stream)
            if not isinstance(content, dict):
                raise ValueError("old format")
            words = as_text(content["terms"]), as_text(content["titleterms"])
        super().load(stream, Read({**content, "terms": {}, "titleterms": {}}))
        self.names, self.words, self.gone = content["docnames"], words, set()

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

    def get_terms(self, fn2index: dict[str, int]) -> Any:
        """The words of texts and of titles, with the numbers that pages have now, as text."""
        places = [fn2index.get(name) for name in self.names]
        gone = {place for number in self.gone if (place := places[number]) is not None}
        fresh = super().get_terms(fn2index)
        return tuple(
            updated(moved(words, places), gone, more)
            for words, more in zip(self.words, fresh, strict=True)
        )

    def freeze(self) -> dict[str, Any]:
        """The whole index."""
        frozen = super().freeze()
        return {**frozen, "terms": as_lists(frozen["terms"]),
                "titleterms": as_lists(frozen["titleterms"])}  # fmt: skip

    def dump(self, stream: Any, format: Any) -> None:  # noqa: A002
        """Write the index."""
        if format is not js_index:
            super().dump(stream, format)
            return
        frozen = super().freeze()
        text = js_index.dumps({**frozen, "terms": {}, "titleterms": {}})
        for key, name in ((TERMS, "terms"), (TITLES, "titleterms")):
            before, _, after = text.partition(key)
            text = f"{before}{key}{as_json(frozen[name])}{after}"
        stream.write(text)


def taken_apart(text: str) -> tuple[dict[str, Any], tuple[Words, Words]]:
    """The index in *text* without its words, and the words of texts and of titles.

    :raises ValueError: if it is none.
    """
    before, found, rest = text.partition(TERMS)
    terms, also_found, rest = rest.partition(AFTER_TERMS)
    between, all_found, titles = rest.partition(TITLES)
    if not (found and also_found and all_found and titles.endswith(AFTER_TITLES)):
        raise ValueError("old format")
    frame = [before, TERMS, AFTER_TERMS, between, TITLES, AFTER_TITLES]
    content: dict[str, Any] = js_index.loads("".join(frame))
    return content, (entries(terms), entries(titles.removesuffix(AFTER_TITLES)))


def entries(table: str) -> Words:
    """The words in the text of a table.

    :raises ValueError: if there is something else in it.
    """
    found = ENTRY.findall(table)
    if len(table) != sum(len(word) + len(pages) + 4 for word, pages in found) - bool(found):
        raise ValueError("old format")
    return {
        json.loads(f'"{word}"') if "\\" in word else word: f",{pages.strip('[]')},"
        for word, pages in found
    }


def as_json(words: Words) -> str:
    """The text of a table of *words*."""
    rows = ((json.dumps(word), pages[1:-1]) for word, pages in sorted(words.items()))
    return ",".join(
        f"{word}:[{pages}]" if "," in pages else f"{word}:{pages}" for word, pages in rows
    )


def as_text(words: Mapping[str, int | list[int]]) -> Words:
    """*words* with the numbers of their pages as text; words without pages are left out."""
    return {word: text for word, pages in words.items() if (text := _text(_several(pages)))}


def as_lists(words: Words) -> dict[str, int | list[int]]:
    """*words* as Sphinx has them: with the number of the only page, or those of all pages."""
    found = {word: _numbers(pages) for word, pages in words.items()}
    return {word: n if len(n) > 1 else n[0] for word, n in found.items()}


def moved(words: Words, places: list[int | None]) -> Words:
    """*words* with each number replaced by that in its place; None takes it out."""
    if places == list(range(len(places))):
        return words
    return as_text(
        {
            word: [place for number in _numbers(pages) if (place := places[number]) is not None]
            for word, pages in words.items()
        }
    )


def updated(words: Words, gone: set[int], fresh: Mapping[str, int | list[int]]) -> Words:
    """*words* without the pages *gone*, and with those of *fresh*; words without pages go."""
    now = {word: _several(pages) for word, pages in fresh.items()}
    found = without(words, gone, now)
    for word, numbers in now.items():
        known = found.get(word, "")
        if more := [number for number in numbers if f",{number}," not in known]:
            found[word] = _text(sorted([*_numbers(known), *more]))
    return found


def without(words: Words, gone: set[int], now: Mapping[str, list[int]]) -> Words:
    """*words* without the pages *gone*, but for words that these have *now* as before."""
    if len(gone) > FEW:
        return as_text({w: [n for n in _numbers(p) if n not in gone] for w, p in words.items()})
    found: Words = {}
    for word, pages in words.items():
        left = pages
        for number in gone.difference(now.get(word, ())):
            left = left.replace(f",{number},", ",")
        if left != ",":
            found[word] = left
    return found


def _several(pages: int | list[int]) -> list[int]:
    return [pages] if isinstance(pages, int) else pages


def _numbers(pages: str) -> list[int]:
    return [int(number) for number in pages[1:-1].split(",")] if pages else []


def _text(numbers: list[int]) -> str:
    return f",{','.join(map(str, numbers))}," if numbers else ""


def connect(app: Sphinx) -> None:
    """Have HTML builders make this index.

    They look for the class by its name each time, and there is no setting for it. One that knows
    the class from elsewhere makes the usual index, and so does Sphinx 8.1, whose file has spaces.
    """
    if TERMS in js_index.dumps({"terms": {}}):
        replace_during_builds(app, sphinx.search, "IndexBuilder", lambda _usual: KeptIndex)
