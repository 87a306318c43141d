"""The blog as a website: what templates are told about posts, and the pages of the listings."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import escape
from sphinx.util.osutil import relative_uri

from sphinx_commons.core.clock import now
from sphinx_commons.core.dates import long_date, month_of_year, year_text
from sphinx_commons.core.digests import digest
from sphinx_commons.core.galleries import gallery_of
from sphinx_commons.core.ids import published_ids
from sphinx_commons.core.vocabulary import plain
from sphinx_commons.core.words import _, marked, number_text

from . import ablog_words, fragments
from .bodies import Bodies
from .places import was_ablogs
from .views import Edition, Listing, Sheet, feed_page, sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

    from .bylines import People
    from .model import Post, Term

OF_TERM = {
    "tag": marked("Posts tagged %(label)s"),
    "category": marked("Posts in the category %(label)s"),
    "author": marked("Posts by %(label)s"),
    "location": marked("Posts from %(label)s"),
    "language": marked("Posts in %(label)s"),
}
ALL_TERMS = {
    "tag": marked("Tags"),
    "category": marked("Categories"),
    "author": marked("Authors"),
    "location": marked("Places"),
    "language": marked("Languages"),
}
SIZES = {"index": 10, **dict.fromkeys(ALL_TERMS, 20), "year": 50, "month": 50, "drafts": 50}


class GeneratedPage(NamedTuple):
    """A page that no document stands for; all that it shows is in its context."""

    name: str
    context: dict[str, Any]
    template: str


class BlogSite:
    """One build of the website: formats what the edition says."""

    def __init__(self, app: Sphinx, edition: Edition, people: People) -> None:
        self.app = app
        self.edition = edition
        self.path = edition.path
        self.language = app.config.language or "en"
        usual = dict.fromkeys(SIZES, sys.maxsize) if was_ablogs(app.config) else SIZES
        self.sizes = {**usual, **app.config.blog_page_lengths}
        self.bodies = Bodies(app.builder, app.config.post_auto_excerpt)
        self.people = people
        base = str(app.config.html_baseurl or app.config.blog_baseurl)
        self.base_url = base.rstrip("/") + "/" if base else ""
        self.published_ids = published_ids(app.srcdir)
        self.cards: dict[str, dict[str, Any]] = {}
        self.card_digests: dict[str, str] = {}
        self.links: dict[str, dict[str, Any]] = {}
        self.term_pages = {x.term: x.page for x in edition.listings.values() if x.term}
        self.now = now()
        self.was_ablogs = was_ablogs(app.config)
        self.listing_template = ablog_words.COLLECTION if self.was_ablogs else "blog/listing.html"
        self.all_written = False
        self.index_is_document = edition.index in app.env.found_docs

    # What templates are told.

    def state(self, post: Post) -> str:
        """Why *post* is not public, for previews; an empty text for a public one."""
        if post.draft:
            return _("Draft")
        return _("Future post") if post.is_future(self.now) else ""

    def day(self, post: Post) -> dict[str, str]:
        """The date of *post* for machines and for readers."""
        moment = post.moment
        if post.undated:
            return {"iso": "", "text": _("Draft")}
        return {"iso": moment.isoformat(), "text": long_date(moment.day, self.language)}

    def link(self, post: Post) -> dict[str, Any]:
        """A post in a list of links; made once for all lists."""
        if post.name not in self.links:
            place = {"page": post.docname, "anchor": post.anchor, "elsewhere": post.external_link}
            self.links[post.name] = {"title": post.title, "day": self.day(post), **place}
        return self.links[post.name]

    def card(self, post: Post) -> dict[str, Any]:
        """A post in a listing; the links of its excerpt are from the root."""
        if post.name not in self.cards:
            self.cards[post.name] = self._card(post)
        return self.cards[post.name]

    def _card(self, post: Post) -> dict[str, Any]:
        return {
            **self.link(post),
            "authors": self.people.of(post),
            "tags": self.term_links(self.edition.tags.of(post.tags)),
            "excerpt": self.bodies[post].excerpt,
            "cover": self.cover(post),
            "state": self.state(post),
            "pinned": post.pinned,
        }

    def outline(self, page: GeneratedPage) -> GeneratedPage:
        """*page* with short names for the posts that it shows, each made once."""
        if "blog_cards" not in page.context:
            return page
        names = [self._card_digest(post) for post in page.context["blog_cards"]]
        return page._replace(context={**page.context, "blog_cards": names})

    def _card_digest(self, post: Post) -> str:
        """A digest of everything that the card of *post* shows."""
        if post.name not in self.card_digests:
            around = (self.people.of(post), self.term_links(self.edition.tags.of(post.tags)))
            rest = (self.bodies[post].excerpt, self.cover(post), self.state(post), post.pinned)
            pictures = sorted(gallery_of(self.app).pages.get(post.docname, {}).items())
            self.card_digests[post.name] = digest(self.name(post), around, rest, pictures)
        return self.card_digests[post.name]

    def name(self, post: Post) -> tuple[str, str, str, str]:
        """What follows from these is what lists of links show of *post*."""
        return (post.name, post.title, post.moment.isoformat(), post.external_link)

    def placed(self, card: dict[str, Any], page: str) -> dict[str, Any]:
        """*card* with the links of its excerpt made for the page *page*."""
        return {**card, "excerpt": self.excerpt_on(page, card["excerpt"])}

    def excerpt_on(self, page: str, excerpt: str) -> str:
        """*excerpt*, whose links are from the root, made for the page *page*."""
        return fragments.rebase(excerpt, lambda link: self.link_to(page, link))

    def link_to(self, page: str, target: str) -> str:
        """The relative URL of *target*, a path from the root, on the page *page*."""
        path, hash_, anchor = target.partition("#")
        return relative_uri(self.app.builder.get_target_uri(page), path) + hash_ + anchor

    def file_link(self, page: str, target: str) -> str:
        """The relative URL of a generated page or file on the page *page*."""
        builder = self.app.builder
        uri = target if target.endswith(".xml") else builder.get_target_uri(target)
        return relative_uri(builder.get_target_uri(page), uri)

    def cover(self, post: Post) -> dict[str, str] | None:
        """The cover image of *post*: its path from the root and its text."""
        if not post.image:
            return None
        rel = self.app.env.relfn2path(post.image, post.docname)[0]
        if rel not in self.app.env.images:
            return None
        folder: str = self.app.builder.imagedir
        return {"file": f"{folder}/{self.app.env.images[rel][1]}", "alt": post.image_alt}

    def term_links(self, terms: tuple[Term, ...]) -> list[dict[str, str]]:
        """Links to the pages of *terms*, as far as they have any."""
        pages = self.term_pages
        return [{"label": t.label, "page": pages[t]} for t in terms if t in pages]

    # What is added to documents.

    def surroundings(self, post: Post, link: Callable[[Post], object]) -> dict[str, Any]:
        """What the page of *post* shows around the post; *link* is how related posts are named."""
        older, newer = self.edition.neighbours.get(post.name, (None, None))
        tags, categories = self.edition.tags, self.edition.categories
        return {
            "older": (older.docname, older.anchor, older.title) if older else None,
            "newer": (newer.docname, newer.anchor, newer.title) if newer else None,
            "tags": self.term_links(tags.of(post.tags)),
            "categories": self.term_links(categories.of(post.categories)),
            "related": [link(p) for p in self.edition.related.get(post.name, ())],
            "state": self.state(post),
            "unlisted": post.unlisted,
            "more": (post.changed.isoformat(), post.canonical_link, post.quiet),
        }

    def everything(self) -> str:
        """A digest of what lists of posts may show of any post."""
        kinds = (self.edition.tags, self.edition.categories, *self.edition.more)
        shown = [
            (self.name(p), self.people.of(p), [terms.of(p.names(terms.kind)) for terms in kinds])
            for p in (*self.edition.posts, *self.edition.drafts)
        ]
        return digest(shown)

    def post_context(self, post: Post, context: dict[str, Any]) -> None:
        """Tell the page of *post* its tags, its neighbours and related posts."""
        around = context["blog_post"] = self.surroundings(post, self.link)
        if not self.was_ablogs:
            for name, neighbour in (("prev", around["older"]), ("next", around["newer"])):
                context[name] = None
                if neighbour is not None:
                    page, anchor, title = neighbour
                    link = context["pathto"](page) + anchor
                    context[name] = {"link": link, "title": escape(title)}
        if post.unlisted:
            context["metatags"] += '\n<meta name="robots" content="noindex">'

    # The pages of the listings.

    def pages(self) -> Iterator[GeneratedPage]:
        """Every generated page but the first of the index, where that is a document."""
        for listing in self.edition.listings.values():
            for sheet in self.sheets(listing):
                if not (self.index_is_document and sheet.page == self.edition.index):
                    yield GeneratedPage(
                        sheet.page, self.sheet_context(sheet), self.listing_template
                    )
        archive = f"{self.path}/archive"
        template = ablog_words.CATALOG if self.was_ablogs else "blog/archive.html"
        yield GeneratedPage(archive, self.archive_context(), template)
        template = ablog_words.CATALOG if self.was_ablogs else "blog/terms.html"
        for kind, title in ALL_TERMS.items():
            if listings := [x for x in self.edition.listings.values() if x.kind == kind]:
                context = self.terms_context(_(title), kind, listings)
                yield GeneratedPage(f"{self.path}/{kind}", context, template)

    def page_names(self) -> Iterator[str]:
        """The names of all generated pages, before anything is written."""
        kinds = {listing.kind for listing in self.edition.listings.values()}
        for listing in self.edition.listings.values():
            yield from (sheet.page for sheet in self.sheets(listing))
        yield f"{self.path}/archive"
        yield from (f"{self.path}/{kind}" for kind in ALL_TERMS if kind in kinds)

    def has_feed(self, listing: Listing) -> bool:
        """Whether a feed goes with *listing*; those that had theirs from ABlog are kept."""
        if not self.base_url:
            return False
        if self.was_ablogs:
            archives = self.app.config.blog_feed_archives and listing.kind != "month"
            return listing.kind == "index" or (archives and listing.kind != "drafts")
        return listing.has_feed

    def sheets(self, listing: Listing) -> list[Sheet]:
        """The pages of *listing*."""
        return sheets(listing, self.sizes[listing.kind], self.path)

    def sheet_context(self, sheet: Sheet) -> dict[str, Any]:
        """What the page of *sheet* shows; for its cards it has the posts."""
        listing = sheet.listing
        title = self.heading(listing)
        has_feed = self.has_feed(listing)
        return {
            "title": escape(_numbered(title, sheet.number)),
            "blog_heading": title,
            "blog_term": listing.term,
            "blog_count": len(listing.posts),
            "blog_number": sheet.number,
            "blog_pages": sheet.pages,
            "blog_cards": sheet.posts,
            "blog_feed": feed_page(listing, self.path) if has_feed else "",
            "blog_nav": self.nav,
        }

    def ready(self, page: str, context: dict[str, Any]) -> dict[str, Any]:
        """*context* as the template of the page *page* wants it."""
        if "blog_cards" not in context:
            return context
        cards = [self.card(post) for post in context["blog_cards"]]
        if not self.was_ablogs:  # whose templates place them in their own way
            cards = [self.placed(card, page) for card in cards]
        return {**context, "blog_cards": cards}

    def heading(self, listing: Listing) -> str:
        """The title of a listing."""
        if self.was_ablogs:
            name = listing.term.label if listing.term is not None else str(listing.year)
            return ablog_words.heading(listing, name)
        if listing.term is not None:
            return _(OF_TERM[listing.kind], label=listing.term.label)
        if listing.kind == "drafts":
            return _("Drafts")
        if listing.kind == "year":
            return _("Posts of %(date)s", date=year_text(listing.year, self.language))
        if listing.kind == "month":
            return _("Posts of %(date)s", date=self._month(listing))
        return str(self.app.config.blog_title)

    @cached_property
    def nav(self) -> list[tuple[str, str]]:
        """The pages that lead through the blog: page and text."""
        kinds = {listing.kind for listing in self.edition.listings.values()}
        links = [(self.edition.index, _("All posts")), (f"{self.path}/archive", _("Archive"))]
        links += [(f"{self.path}/tag", _("Tags"))] if "tag" in kinds else []
        links += [(f"{self.path}/drafts", _("Drafts"))] if "drafts" in kinds else []
        return links + [(f"{self.path}/category", _("Categories"))] * ("category" in kinds)

    def archive_context(self) -> dict[str, Any]:
        """Every year with its months and all titles."""
        years = []
        for listing in self.edition.of_kind("year"):
            prefix = f"{listing.page}/"
            months = [m for m in self.edition.of_kind("month") if m.page.startswith(prefix)]
            shown = [(m.page, self._month(m), self._links(m)) for m in months]
            year = year_text(listing.year, self.language)
            years.append((year, listing.page, number_text(len(listing.posts)), shown))
        title = ablog_words.of_ablog("All posts") if self.was_ablogs else _("Archive")
        return {"title": title, "blog_kind": "year", "blog_years": years, "blog_nav": self.nav}

    def _month(self, listing: Listing) -> str:
        return month_of_year(listing.year, listing.month, self.language)

    def _links(self, listing: Listing) -> list[dict[str, Any]]:
        return [self.link(post) for post in listing.posts]

    def terms_context(self, title: str, kind: str, listings: list[Listing]) -> dict[str, Any]:
        """All tags or all categories, by label."""
        title = ablog_words.of_ablog(ablog_words.ALL[kind]) if self.was_ablogs else title
        ordered = sorted(listings, key=_by_label)
        terms = [(listing.page, listing.term, len(listing.posts)) for listing in ordered]
        return {"title": title, "blog_kind": kind, "blog_terms": terms, "blog_nav": self.nav}


def _numbered(title: str, number: int) -> str:
    """The title of page *number* of a listing."""
    if number == 1:
        return title
    return _("%(title)s, page %(number)s", title=title, number=number_text(number))


def _by_label(listing: Listing) -> tuple[str, str]:
    label = listing.term.label if listing.term else ""
    return (plain(label), listing.page)
