"""The frozen records that front matter becomes. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal

from sphinx_commons.core.records import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

CreditRole = Literal["author", "editor", "translator", "reviewer"]
CreditKind = Literal["page", "post", "question", "handbook"]
ROLES: tuple[CreditRole, ...] = ("author", "editor", "translator", "reviewer")


@kept
@dataclass(frozen=True, slots=True)
class Moment:
    """A date as somebody wrote it.

    ``written`` is aware and keeps the zone of the source (UTC where none was given), so the day
    shown is the day written; ``instant`` is what dates are ordered by.
    """

    written: datetime
    has_time: bool = False

    @property
    def day(self) -> date:
        return self.written.date()

    @property
    def instant(self) -> datetime:
        return self.written.astimezone(UTC)

    def isoformat(self) -> str:
        """``2015-03-02`` or, where a time was written, ``2015-03-02T16:03:51+00:00``."""
        return self.written.isoformat() if self.has_time else self.day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptedFrom:
    """The work that a page is an edition of."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: Moment | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorEntry:
    """The registry entry of a person or a group, as written in the header of an author page."""

    id: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    avatar: str = ""
    links: tuple[tuple[str, str], ...] = ()
    retired: bool = False
    group: bool = False


@kept
@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PageMeta:
    """Everything the front matter of one page says, decoded.

    Names of people and tags are as written; the rooms that own them resolve them. ``lines`` maps
    a key to the line of the file where it stands, for warnings; ``author.avatar`` is the key
    ``avatar`` of the mapping ``author``.
    """

    docname: str = ""
    kind: CreditKind = "page"
    title: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    date: Moment | None = None
    updated: Moment | None = None
    tags: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    summary: str = ""
    image: str = ""
    image_alt: str = ""
    draft: bool = False
    unlisted: bool = False
    pinned: bool = False
    comments: bool | None = None
    aliases: tuple[str, ...] = ()
    adapted_from: AdaptedFrom | None = None
    faq: bool = False
    reviewed: Moment | None = None
    owner: str = ""
    applies_to: str = ""
    handbook: bool = True
    author_entry: AuthorEntry | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Short, because Sphinx asks for it whenever an event is about a page."""
        return f"PageMeta({self.docname!r})"

    def line(self, key: str) -> int:
        """The line where *key* stands in the file, 1 where it is not given."""
        return self.lines.get(key, 1)

    def people(self, role: CreditRole) -> tuple[str, ...]:
        """Who is credited with *role*, as written."""
        people: tuple[str, ...] = getattr(self, f"{role}s")
        return people


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Somebody gave something: a person as written, a role, and the page or place of the work."""

    person: str
    role: CreditRole
    kind: CreditKind
    docname: str
    anchor: str = ""
    title: str = ""
    date: Moment | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a header: a warning subtype, the line of the file and a sentence."""

    subtype: str
    line: int
    message: str
