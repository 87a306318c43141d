"""Two built sites beside each other: what came, what went, what is other."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_commons.core.folders import files_below
from sphinx_commons.core.redirect_pages import is_redirect

from . import addresses, passages
from .contents import Page, read_page, url_of

if TYPE_CHECKING:
    from pathlib import Path

    from .builds import Build
    from .passages import Row


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a site: path -> digest, and -> bytes; those that are pages by themselves."""

    digests: dict[str, str]
    sizes: dict[str, int]
    pages: set[str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A page that says something else, with the rows that differ."""

    before: Page
    after: Page
    rows: list[Row]

    @property
    def is_moved(self) -> bool:
        """Whether it has another address."""
        return self.before.url != self.after.url


@dataclass(frozen=True, slots=True)
class Around:
    """One difference in the HTML, and the pages that have it."""

    rows: list[Row]
    pages: list[Page]


@dataclass(slots=True)
class Comparison:
    """What a change does to a site."""

    old: Files
    new: Files
    added: list[Page] = field(default_factory=list)
    gone: list[Page] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    around: list[Around] = field(default_factory=list)
    advice: list[addresses.Advice] = field(default_factory=list)

    def other_files(self) -> list[str]:
        """The files that are no pages and not the same, in order."""
        pages = self.old.pages | self.new.pages
        names = sorted(self.old.digests.keys() | self.new.digests.keys())
        return [
            name
            for name in names
            if name not in pages and self.old.digests.get(name) != self.new.digests.get(name)
        ]


def read_files(site: Path) -> Files:
    """All files of the *site*."""
    digests, sizes, pages = {}, {}, set()
    for file in files_below(site):
        name, content = file.relative_to(site).as_posix(), file.read_bytes()
        digests[name] = hashlib.sha256(content).hexdigest()
        sizes[name] = len(content)
        if file.suffix == ".html" and not is_redirect(file):
            pages.add(name)
    return Files(digests, sizes, pages)


def compare(before: Build, after: Build) -> Comparison:
    """The sites of two builds, compared; each page is read once, and only if it is not the same."""
    found = Comparison(read_files(before.site), read_files(after.site))
    old, new = found.old, found.new
    was = {n: read_page(before.site, n) for n in sorted(old.pages - new.pages)}
    came = {n: read_page(after.site, n) for n in sorted(new.pages - old.pages)}
    moved = list(moves(list(was.values()), list(came.values())))
    places = {page.url for pages in moved for page in pages}
    found.gone = [page for page in was.values() if page.url not in places]
    found.added = [page for page in came.values() if page.url not in places]
    both = sorted(name for name in old.pages & new.pages if old.digests[name] != new.digests[name])
    pairs = moved + [(read_page(before.site, n), read_page(after.site, n)) for n in both]
    _compare_pages(found, pairs)
    redirects = {url_of(n) for n in new.digests if n.endswith(".html")} - {
        url_of(n) for n in new.pages
    }
    found.advice = list(addresses.advise(before, after, pairs, found.gone, redirects))
    return found


def moves(gone: list[Page], added: list[Page]) -> list[tuple[Page, Page]]:
    """Pages that went and came again elsewhere: with the same words, title or last name.

    What two pages have in common tells nothing.
    """
    found = []
    for key in (_words, _title, _last_name):
        places: dict[str, list[Page]] = defaultdict(list)
        for page in added:
            places[key(page)].append(page)
        origins: dict[str, list[Page]] = defaultdict(list)
        for page in gone:
            origins[key(page)].append(page)
        pairs = [
            (pages[0], places[name][0])
            for name, pages in origins.items()
            if len(pages) == 1 == len(places.get(name, ()))
        ]
        found += pairs
        taken = {page.url for pages in pairs for page in pages}
        gone = [page for page in gone if page.url not in taken]
        added = [page for page in added if page.url not in taken]
    return found


def _words(page: Page) -> str:
    return page.words


def _title(page: Page) -> str:
    return page.title


def _last_name(page: Page) -> str:
    return page.url.rstrip("/").rpartition("/")[2]


def _compare_pages(found: Comparison, pairs: list[tuple[Page, Page]]) -> None:
    words = passages.compare([(old.words, new.words) for old, new in pairs])
    for (old, new), rows in zip(pairs, words, strict=True):
        if rows or old.url != new.url:
            found.changed.append(Changed(old, new, rows))
    silent = [pages for pages, rows in zip(pairs, words, strict=True) if not rows]
    texts = [(old.markup, new.markup) for old, new in silent]
    texts += [(old.frame, new.frame) for old, new in pairs]
    places = [new for _, new in silent] + [new for _, new in pairs]
    groups: dict[str, Around] = {}
    for rows, page in zip(passages.compare(texts), places, strict=True):
        if rows:
            changes = [(row.before, row.after) for row in rows if row.kind != "same"]
            groups.setdefault(repr(changes), Around(rows, [])).pages.append(page)
    found.around = sorted(groups.values(), key=lambda group: -len(group.pages))
