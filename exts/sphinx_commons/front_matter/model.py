"""The frozen records that front matter becomes. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from sphinx_commons.core.records import kept

from .keys import key, keys_of
from .kinds import (
    DATE,
    FLAG,
    LINKS,
    PATHS,
    PEOPLE,
    PICTURE,
    SCOPE,
    TEXT,
    TEXTS,
    TITLE,
    URL,
    people_or_mapping,
    text_or_mapping,
    word,
)  # fmt: skip
from .licenses import LICENSE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .licenses import License
    from .moment import Moment

CreditRole = Literal["author", "editor", "translator", "reviewer"]
CreditKind = Literal["page", "post", "question", "handbook"]
Markup = Literal["markdown", "rst", "notebook"]
STATUS = ("published", "draft", "hidden")
ROLES: tuple[CreditRole, ...] = ("author", "editor", "translator", "reviewer")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptedFrom:
    """The work that a page is an edition of."""

    title: str = key(TEXT, "Title of the original.")
    authors: tuple[str, ...] = key(PEOPLE, "Its authors, as ids or names.")
    date: Moment | None = key(DATE, "When it was published.")
    url: str = key(URL, "Where it can be read.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorEntry:
    """The registry entry of a person or a group, as written in the header of an author page."""

    id: str = key(TEXT, "Short name for 'authors'; the name of the file where it is not given.")
    name: str = key(TEXT, "The name that readers see.")
    aliases: tuple[str, ...] = key(TEXTS, "Other names under which pages name the same person.")
    affiliation: str = key(TEXT, "Company or project.")
    avatar: str = key(PICTURE, "Picture, relative to the page.")
    links: tuple[tuple[str, str], ...] = key(LINKS, "Accounts and addresses elsewhere.")
    retired: bool = key(FLAG, "true: no longer active.")
    group: bool = key(FLAG, "true: a team, not a person.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedFrom:
    """What a translated page was made from; ``sphinx-commons translations --accept`` writes it."""

    page: str = key(TEXT, "The page of the source language, as 'about/name'.")
    paragraphs: str = key(TEXT, "Short digests of its paragraphs, with spaces between.")


@kept
@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PageMeta:
    """Everything the front matter of one page says, decoded: one field for each key.

    Names of people and tags are as written; the rooms that own them resolve them. ``lines`` maps
    a key to the line of the file where it stands, for warnings; ``author.avatar`` is the key
    ``avatar`` of the mapping ``author``. ``more_posts`` are posts that are sections of the page.
    """

    docname: str = ""
    kind: CreditKind = "page"
    markup: Markup = "markdown"
    title: str = key(TITLE, "Title of the page; a post has no other heading.")
    authors: tuple[str, ...] = key(PEOPLE, "Ids of the authors.", byline=True)
    author: tuple[str, ...] | AuthorEntry = key(
        people_or_mapping(AuthorEntry),
        "Ids of the authors; in docs/authors/ the registry entry of one person.",
        same_as="authors",
    )
    editors: tuple[str, ...] = key(PEOPLE, "Ids of the editors.", byline=True)
    translators: tuple[str, ...] = key(PEOPLE, "Ids of the translators.", byline=True)
    reviewers: tuple[str, ...] = key(PEOPLE, "Ids of the reviewers.", byline=True)
    date: Moment | None = key(DATE, "When it was published; no zone means UTC.", byline=True)
    updated: Moment | None = key(DATE, "When its content last changed.", byline=True)
    modified: Moment | None = key(DATE, "The same as 'updated'.", same_as="updated")
    tags: tuple[str, ...] = key(TEXTS, "Tags, as in tags.yml where there is one.")
    category: tuple[str, ...] = key(TEXTS, "Category of a post.")
    summary: str = key(TEXT, "One or two sentences for listings and search.")
    image: str = key(TEXT, "Cover image, relative to the page.")
    image_alt: str = key(TEXT, "What the cover image shows.")
    published: bool = key(FLAG, "false makes the page a draft.", default=True)
    draft: bool = key(FLAG, "true makes the page a draft.")
    status: str = key(word(STATUS), "Draft, hidden or public.")
    unlisted: bool = key(FLAG, "true: the page has its URL and nothing else.")
    pinned: bool = key(FLAG, "true: the post leads the first page of the blog.")
    comments: bool | None = key(FLAG, "Whether readers may comment.", default=None)
    aliases: tuple[str, ...] = key(PATHS, "Old URLs of the page on this site.")
    redirect: tuple[str, ...] = key(PATHS, "ABlog: old places of the post.", same_as="aliases")
    blogpost: bool = key(FLAG, "ABlog: the page is a post.")
    location: tuple[str, ...] = key(TEXTS, "ABlog: where the post was written.")
    language: tuple[str, ...] = key(TEXTS, "ABlog: language of the post.")
    adapted_from: AdaptedFrom | None = key(
        text_or_mapping(AdaptedFrom, "title"), "The original of an edition.", byline=True
    )
    translated_from: TranslatedFrom | None = key(
        text_or_mapping(TranslatedFrom, "page"), "What a translated page was made from."
    )
    faq: bool = key(FLAG, "true: headings that end with '?' are questions.")
    reviewed: Moment | None = key(DATE, "When somebody last checked the content.")
    owner: str = key(TEXT, "Who keeps the page true.")
    applies_to: str = key(SCOPE, "Releases it is about: zed, zed-, -yoga, a list; or any text.")
    license: License | None = key(
        LICENSE, "Licence of the page: a name, an SPDX id or an https address.", byline=True
    )
    handbook: bool = key(FLAG, "false leaves the page out of handbooks.", default=True)
    extra: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    more_posts: tuple[PageMeta, ...] = ()

    def __post_init__(self) -> None:
        """Join what several keys say of one thing."""
        named = () if isinstance(self.author, AuthorEntry) else self.author
        joined = {
            "authors": tuple(dict.fromkeys((*self.authors, *named))),
            "aliases": tuple(dict.fromkeys((*self.aliases, *self.redirect))),
            "updated": self.updated or self.modified,
            "draft": self.draft or not self.published or self.status == "draft",
            "unlisted": self.unlisted or self.status == "hidden",
        }
        for name, value in joined.items():
            object.__setattr__(self, name, value)

    @property
    def author_entry(self) -> AuthorEntry | None:
        """The registry entry that the page is, if it is one."""
        return self.author if isinstance(self.author, AuthorEntry) else None

    @property
    def is_told(self) -> bool:
        """Whether the header of the page has any key of these."""
        return not self.lines.keys().isdisjoint(keys_of(PageMeta))

    @property
    def has_byline(self) -> bool:
        """Whether front matter says anything that a byline shows."""
        keys = keys_of(PageMeta).items()
        return any(getattr(self, name) for name, key in keys if key.byline)

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
