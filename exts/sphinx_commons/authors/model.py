"""The frozen records of this room. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_commons.core.records import kept

if TYPE_CHECKING:
    from sphinx_commons.front_matter import CreditKind, CreditRole, Moment, PageMeta


@dataclass(frozen=True, slots=True)
class Link:
    """A checked link of an author: ``kind`` as written, the words shown and the URL."""

    kind: str
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person or group of the registry. ``avatar`` is a path relative to the sources, or empty."""

    id: str
    name: str
    docname: str
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    summary: str = ""
    avatar: str = ""
    links: tuple[Link, ...] = ()
    retired: bool = False
    group: bool = False
    line: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as shown: a name and, for a known author, the entry."""

    name: str
    author: Author | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one author gave: a post, a page or an answer, with every role they had in it.

    ``words`` are the first ones of a post or page.
    """

    kind: CreditKind
    title: str
    docname: str
    anchor: str = ""
    date: Moment | None = None
    roles: tuple[CreditRole, ...] = ("author",)
    words: str = ""


@kept
@dataclass(frozen=True, slots=True)
class Length:
    """How much there is to read: words of prose, ideographs, words of code, and images."""

    words: int = 0
    ideographs: int = 0
    code: int = 0
    images: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """The work that a page is an edition of, with its authors resolved."""

    title: str
    url: str
    people: tuple[Person, ...]
    date: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who gave a page, when, and how long it takes to read; *meta* is what its header says."""

    people: tuple[tuple[CreditRole, tuple[Person, ...]], ...]
    meta: PageMeta
    title: str = ""
    published: Moment | None = None
    updated: Moment | None = None
    minutes: int = 1
    adapted: Adapted | None = None

    @property
    def is_post(self) -> bool:
        """Whether the page is a post of the blog."""
        return self.meta.kind == "post"

    def with_role(self, role: CreditRole) -> tuple[Person, ...]:
        """The people credited with *role*."""
        return dict(self.people).get(role, ())
