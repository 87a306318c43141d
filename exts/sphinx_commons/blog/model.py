"""The frozen records of the blog. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from sphinx_commons.core.records import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_commons.front_matter import Moment

TermKind = Literal["tag", "category", "author", "location", "language"]


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post, as its page says. Tags and names are as written.

    ``section`` is the anchor of one that is a part of its page, ``quiet`` one that ABlog's comments
    are not for; the two links are what ABlog has for posts that stand elsewhere. ``words`` are its
    commonest words with their counts; related posts are found by them.
    """

    docname: str
    section: str = ""
    title: str
    moment: Moment
    updated: Moment | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    summary: str = ""
    image: str = ""
    image_alt: str = ""
    pinned: bool = False
    unlisted: bool = False
    undated: bool = False
    draft: bool = False
    comments: bool | None = None
    quiet: bool = False
    canonical_link: str = ""
    external_link: str = ""
    words: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        """What follows the URL of its page."""
        return f"#{self.section}" if self.section else ""

    @property
    def name(self) -> str:
        """What no other post is called: its page, and where it is in it."""
        return self.docname + self.anchor

    @property
    def order(self) -> tuple[datetime, str]:
        """What posts are sorted by; no two posts have the same."""
        return (self.moment.instant, self.name)

    @property
    def changed(self) -> Moment:
        """When the content last changed, as far as its author says."""
        if self.updated is None or self.updated.instant < self.moment.instant:
            return self.moment
        return self.updated

    def names(self, kind: TermKind) -> tuple[str, ...]:
        """What the post names of one kind."""
        found: dict[TermKind, tuple[str, ...]] = {
            "tag": self.tags,
            "category": self.categories,
            "author": self.authors,
            "location": self.locations,
            "language": self.languages,
        }
        return found[kind]

    def is_future(self, now: datetime) -> bool:
        """Whether the post is dated after *now*."""
        return self.moment.instant > now.astimezone(UTC)

    def line(self, key: str) -> int:
        """The line of the file where the front matter key *key* stands, 1 without it."""
        return self.lines.get(key, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A tag, a category or the like: its slug is its URL, its label what readers see."""

    kind: TermKind
    slug: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to warn of: a warning subtype, a place and a sentence."""

    subtype: str
    docname: str
    line: int
    message: str
