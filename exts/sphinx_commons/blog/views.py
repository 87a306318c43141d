"""Pure views of the posts: order, groups, pages, neighbours."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from .places import numbered, term_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .model import Post, Term
    from .terms import Terms

ListingKind = Literal[
    "index", "tag", "category", "author", "location", "language", "year", "month", "drafts"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of posts that has pages of its own; ``page`` is the first of them."""

    kind: ListingKind
    page: str
    posts: tuple[Post, ...]
    term: Term | None = None
    year: int = 0
    month: int = 0

    def folder(self, blog_path: str) -> str:
        """Where its further pages and its feed are."""
        return blog_path if self.kind == "index" else self.page

    @property
    def has_feed(self) -> bool:
        """Whether a feed goes with the listing."""
        return self.kind not in ("year", "month", "drafts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of a listing."""

    listing: Listing
    page: str
    number: int
    pages: tuple[str, ...]
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All that readers see of the blog, computed once a build.

    ``index`` is the page of all posts, ``posts`` are the listed posts, newest first, ``drafts``
    those that are not public or have no date; ``tags``, ``categories`` and ``more`` give the terms
    of a post's names; ``neighbours`` are (older, newer), ``related`` the related posts.
    """

    path: str
    index: str
    posts: tuple[Post, ...] = ()
    drafts: tuple[Post, ...] = ()
    tags: Terms
    categories: Terms
    more: tuple[Terms, ...] = ()
    listings: Mapping[str, Listing] = field(default_factory=dict)
    neighbours: Mapping[str, tuple[Post | None, Post | None]] = field(default_factory=dict)
    related: Mapping[str, tuple[Post, ...]] = field(default_factory=dict)

    def terms(self, post: Post) -> tuple[Term, ...]:
        """Tags and categories of *post*."""
        return (*self.tags.of(post.tags), *self.categories.of(post.categories))

    def page_of(self, term: Term) -> str:
        """The page of the posts with *term*."""
        return term_page(self.path, term)

    def of_kind(self, *kinds: ListingKind) -> list[Listing]:
        """The listings of these kinds, in the order of their pages."""
        return [listing for listing in self.listings.values() if listing.kind in kinds]


def newest_first(posts: Iterable[Post]) -> tuple[Post, ...]:
    """*posts* ordered by instant, then by name; the order is total."""
    return tuple(sorted(posts, key=lambda post: post.order, reverse=True))


def neighbours(posts: Sequence[Post]) -> dict[str, tuple[Post | None, Post | None]]:
    """Name -> (older, newer) of *posts*, which are newest first."""
    found: dict[str, tuple[Post | None, Post | None]] = {p.name: (None, None) for p in posts}
    for newer, older in pairwise(posts):
        found[newer.name] = (older, found[newer.name][1])
        found[older.name] = (None, newer)
    return found


def make_listings(
    path: str, index: str, posts: tuple[Post, ...], all_terms: Iterable[Terms]
) -> dict[str, Listing]:
    """Every listing by its page, *index* for all posts; *posts* are newest first."""
    listings = [Listing(kind="index", page=index, posts=posts)]
    for terms in all_terms:
        by_term: dict[Term, list[Post]] = defaultdict(list)
        for post in posts:
            for term in terms.of(post.names(terms.kind)):
                by_term[term].append(post)
        for term in sorted(by_term, key=lambda term: term.slug):
            group = tuple(by_term[term])
            page = term_page(path, term)
            listings.append(Listing(kind=term.kind, page=page, posts=group, term=term))
    return {listing.page: listing for listing in [*listings, *_by_date(path, posts)]}


def drafts_listing(path: str, drafts: tuple[Post, ...]) -> dict[str, Listing]:
    """The listing of what only previews show, and of posts without a date."""
    page = f"{path}/drafts"
    return {page: Listing(kind="drafts", page=page, posts=drafts)}


def _by_date(path: str, posts: Iterable[Post]) -> Iterator[Listing]:
    years: dict[int, list[Post]] = defaultdict(list)
    months: dict[tuple[int, int], list[Post]] = defaultdict(list)
    for post in posts:
        day = post.moment.day
        years[day.year].append(post)
        months[day.year, day.month].append(post)
    for year in sorted(years, reverse=True):
        page = f"{path}/{year:04}"
        yield Listing(kind="year", page=page, posts=tuple(years[year]), year=year)
    for year, month in sorted(months, reverse=True):
        group = tuple(months[year, month])
        page = f"{path}/{year:04}/{month:02}"
        yield Listing(kind="month", page=page, posts=group, year=year, month=month)


def sheets(listing: Listing, size: int, path: str) -> list[Sheet]:
    """The pages of *listing*, *size* posts each; pinned posts lead the first page, too."""
    chunks = [listing.posts[i : i + size] for i in range(0, len(listing.posts), size)] or [()]
    pages = tuple(
        numbered(listing.page, n, listing.folder(path)) for n in range(1, len(chunks) + 1)
    )
    found = []
    for number, (page, posts) in enumerate(zip(pages, chunks, strict=True), 1):
        shown = _with_pinned(listing, posts) if number == 1 else posts
        found.append(Sheet(listing=listing, page=page, number=number, pages=pages, posts=shown))
    return found


def _with_pinned(listing: Listing, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    if listing.kind != "index":
        return posts
    pinned = tuple(post for post in listing.posts if post.pinned)
    return (*pinned, *(post for post in posts if post not in pinned))


def feed_page(listing: Listing, path: str) -> str:
    """The URL of the feed of *listing*, from the root of the site."""
    return f"{listing.folder(path)}/atom.xml"
