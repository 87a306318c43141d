"""The search index of a site: small files, of which a search loads those of its words.

Sphinx's own index is one file of all words. Here words stand in files by their first characters,
with the sections that have them; titles stand with the first of their words. What is shown of a
page is in a file of its own. All are in a folder named after what is in them, so that browsers may
keep them for ever and never mix two indexes; ``entry.json`` beside it tells which one it is.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter, defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.folders import write_if_changed
from sphinx_commons.core.vocabulary import plain, words_of
from sphinx_commons.core.written_html import parse_page
from sphinx_commons.search.bigrams import search_language

from .pages import read_article, read_documents
from .sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx.search import SearchLanguage

    from .pages import Document
    from .sections import Section

FOLDER = "search-index"
# Bytes of a file of words before compression; the next ones begin with one character more.
MOST_BYTES = 16_000
LONGEST_KEY = 4
# A word in a title tells more of a section than the same word many times below it.
TITLE, TAG, MOST_TIMES = 12, 6, 5
# Characters of a section of which results show a part.
SHOWN = 1_500
FACETS = ("kind", "tag", "release", "author", "year")

Json = Any


def write_index(site: Path) -> int:
    """Index the built *site* and write the index into it; how many pages are in it.

    Pages without structured data are not told from listings; a site of such has no index.
    """
    found = (document for document in read_documents(site) if document.is_searchable)
    # Of pages with one title, those near the root come first.
    documents = sorted(found, key=lambda document: (document.path.count("/"), document.path))
    files = Index(site, documents).files() if documents else {}
    folder = site / FOLDER
    name = sha256(repr(sorted(files.items())).encode()).hexdigest()[:10]
    if not (files and (folder / name).is_dir()):
        shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        target = folder / (path if path == "entry.json" else f"{name}/{path}")
        content = content | {"folder": name} if path == "entry.json" else content
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        write_if_changed(target, text.encode())
    return len(documents)


class Index:
    """The index of *documents*: each section has a number, those of a page follow each other."""

    def __init__(self, site: Path, documents: list[Document]) -> None:
        tree = parse_page((site / "index.html").read_text(encoding="utf-8"))
        self.language: SearchLanguage = search_language(tree.get("lang", "en"))
        self.documents = documents
        self.pages = [sections_of(read_article(site, document)) for document in documents]

    def files(self) -> dict[str, Json]:
        """Path -> content of all files."""
        starts, number = [], 0
        for sections in self.pages:
            starts.append(number)
            number += len(sections)
        shards = self.shards()
        files = {f"words/{n}.json": content for n, content in enumerate(shards.values())}
        files |= {f"pages/{n}.json": self.shown(n) for n in range(len(self.pages))}
        entry = {"keys": list(shards), "starts": starts, "facets": self.facets()}
        return files | {"entry.json": entry}

    def shards(self) -> dict[str, Json]:
        """First characters -> the words and titles that begin so, with their sections."""
        words: defaultdict[str, list[int]] = defaultdict(list)
        titles: defaultdict[str, list[Json]] = defaultdict(list)
        number = 0
        for document, sections in zip(self.documents, self.pages, strict=True):
            for section in sections:
                first = section is sections[0]
                title = document.title if first else section.title
                for word, weight in sorted(self.weights(section, title, document, first).items()):
                    # Most sections have a word once: then the weight is not said.
                    words[word] += [number] if weight == 1 else [number, -weight]
                if key := " ".join(words_of(plain(title))):
                    titles[key].append([title, number])
                number += 1
        return dict(_divided(dict(words), dict(titles)))

    def weights(
        self, section: Section, title: str, document: Document, first: bool
    ) -> dict[str, int]:
        """The words of a section, and how much each of them tells of it."""
        times = Counter(self.words(section.text))
        found = Counter({word: min(count, MOST_TIMES) for word, count in times.items()})
        found.update(dict.fromkeys(self.words(title), TITLE))
        if first:
            found.update(dict.fromkeys(self.words(" ".join(document.tags)), TAG))
        return found

    def words(self, text: str) -> Iterator[str]:
        """The words of *text* as the search knows them."""
        for written in self.language.split(text):
            word = self.language.stem(written.lower())
            if word and self.language.word_filter(word):
                yield word

    def shown(self, number: int) -> Json:
        """What results say of a page."""
        document, sections = self.documents[number], self.pages[number]
        return {
            "url": document.path.removesuffix("index.html"),
            "title": document.title,
            "kind": document.kind,
            "year": document.year,
            "sections": [[s.anchor, s.title, s.text[:SHOWN]] for s in sections],
        }

    def facets(self) -> dict[str, dict[str, list[int]]]:
        """Facet -> value -> the numbers of its pages."""
        found: dict[str, defaultdict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
        for number, document in enumerate(self.documents):
            given = (
                [document.kind],
                document.tags,
                document.releases,
                document.authors,
                [document.year],
            )
            for name, values in zip(FACETS, given, strict=True):
                for value in filter(None, values):
                    found[name][value].append(number)
        return {name: dict(sorted(values.items())) for name, values in found.items()}


def _divided(
    words: dict[str, list[int]], titles: dict[str, list[Json]], length: int = 1
) -> Iterator[tuple[str, Json]]:
    """The files, each with the beginning of what is in it."""
    groups: defaultdict[str, tuple[dict[str, Json], dict[str, Json]]]
    groups = defaultdict(lambda: ({}, {}))
    for table, entries in enumerate((words, titles)):
        for text, value in sorted(entries.items()):
            groups[text[:length]][table][text] = value
    for key, (own, named) in sorted(groups.items()):
        longer = any(len(text) > length for text in (*own, *named))
        if longer and length < LONGEST_KEY and _size(own, named.values()) > MOST_BYTES:
            yield from _divided(own, named, length + 1)
        else:
            yield key, {"words": own, "titles": [e for found in named.values() for e in found]}


def _size(*parts: Iterable[Any]) -> int:
    return len(json.dumps([dict(p) if isinstance(p, dict) else list(p) for p in parts]))
