"""The old site as data: pages with their old URLs, and what the engine did around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from commons_importer.markdown.rules import Rules
    from commons_importer.markdown.source import Line
    from commons_importer.written_dates import Written


@dataclass(slots=True)
class Page:
    """One page or post, as the old engine saw it."""

    path: str  # in the old tree
    url: str  # path from the root of the old site
    front: dict[str, Any]
    body: list[Line]
    rules: Rules
    is_post: bool = False
    html: bool = False  # the body is HTML, not Markdown
    rst: bool = False  # it is reStructuredText, which the new site reads as well
    draft: bool = False
    unlisted: bool = False
    date: Written | None = None
    slug: str = ""
    title: str = ""
    categories: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    summary: str = ""
    language: str = ""
    also: list[str] = field(default_factory=list)  # further old URLs
    places: dict[str, int] = field(default_factory=dict)  # key -> line of the header
    redirect_to: str = ""
    docname: str = ""
    held_back: bool = False  # a post of the future
    apart: bool = False  # in no contents tree
    source: Page | None = None  # the page of the site's own language that this one translates
    suffix: str = ""  # code of its language where that is not the site's own
    queries: list[str] = field(default_factory=list)  # what ``/?`` with them showed it, as ``p=12``
    takes_comments: bool = False  # readers may write below it

    @property
    def document(self) -> str:
        """What links to the page name, below ``docs/``."""
        return f"{self.docname}.{'rst' if self.rst else 'md'}"

    @property
    def file(self) -> str:
        """The new file, below ``docs/``; a translation stands beside its page."""
        stem, _, end = self.document.rpartition(".")
        return f"{stem}.{self.suffix}.{end}" if self.suffix else self.document

    def line(self, key: str) -> int:
        """Where *key* stands in the header."""
        return self.places.get(key, 1)


def _none(_kind: str, _values: dict[str, str], _count: int) -> list[str]:
    return []


@dataclass(slots=True)
class Generated:
    """Old pages that the engine made of many: patterns with ``{slug}`` and so on."""

    tag: tuple[str, ...] = ()
    tag_feed: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    category_feed: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    author_feed: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    month: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    blog: tuple[str, ...] = ()
    tags: tuple[str, ...] = ("/tags.html", "/tags/")
    categories: tuple[str, ...] = ("/categories.html", "/categories/")
    authors: tuple[str, ...] = ("/authors.html", "/authors/")
    uncategorized: tuple[str, ...] = ()  # categories that say nothing; their lists led to all posts
    # The further pages of a listing of a kind, by its variables and its number of posts.
    later: Callable[[str, dict[str, str], int], list[str]] = _none

    def add(self, kind: str, pattern: str) -> None:
        """Have another *pattern* for lists of a *kind*."""
        setattr(self, kind, (*getattr(self, kind), pattern))


@dataclass(frozen=True, slots=True)
class Rule:
    """A redirect of the old web server; a pattern stands for many paths."""

    old: str
    new: str
    by_pattern: bool
    file: str
    line: int
    message: str  # what to report if it cannot be carried over


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an old menu, with the lines below it."""

    title: str = ""  # as the menu had it; empty: the page's own
    url: str = ""  # a path of the old site, a whole URL elsewhere, or nothing for words alone
    below: tuple[Entry, ...] = ()


@dataclass(slots=True)
class Site:
    """Everything that was found."""

    title: str = ""
    description: str = ""
    address: str = ""  # URL of its start page
    language: str = ""  # a code as the engine has it: en, pt-BR, de_AT.UTF-8
    # Code as Page.language has it -> name, the site's own first; empty for sites in one language.
    languages: dict[str, str] = field(default_factory=dict)
    licence: str = ""  # as the settings call it
    owner: str = ""  # who the settings say the site is by
    menu: list[Entry] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    base: str = ""  # path in front of every URL
    roots: tuple[str, ...] = ("",)  # folders whose files were published
    image_roots: tuple[str, ...] = ()  # where a bare image name is looked for
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    generated: Generated = field(default_factory=Generated)
    # The same in other languages, by Page.language.
    generated_in: dict[str, Generated] = field(default_factory=dict)
    redirects: list[tuple[str, str]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)  # until all pages are known
    unclaimed: list[str] = field(default_factory=list)
    excerpt_mark: str = ""
    signs: str = "qDe"  # what the engine made of quotes, dashes and dots: smartquotes_action
    packages: Collection[str] = ()  # of Python, which pages document
    skipped_files: int = 0
