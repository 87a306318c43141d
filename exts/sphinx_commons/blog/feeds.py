"""The feeds of the blog: all posts, each tag, each category."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from sphinx_commons.core import atom, json_feed
from sphinx_commons.core.atom import Entry, Feed
from sphinx_commons.core.digests import digest
from sphinx_commons.core.ids import known_id, tag_uri
from sphinx_commons.core.words import _
from sphinx_commons.front_matter import page_meta

from .ablog_feeds import ablog_entry
from .views import feed_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .model import Post
    from .site import BlogSite
    from .views import Listing

UNDATED = date(1970, 1, 1)
DEFAULT_LENGTH = 20


def feed_names(site: BlogSite) -> list[str]:
    """The paths of all feeds, before anything is written; none without a URL of the site."""
    return [path for listing in _listings(site) for path in _paths(site, listing)]


def _paths(site: BlogSite, listing: Listing) -> dict[str, dict[str, str]]:
    """Where the feed of *listing* is, with the templates of its texts: as Atom, and as JSON."""
    path = feed_page(listing, site.path)
    named = site.app.config.blog_feed_templates if site.was_ablogs else {"atom": {}}
    others = {path.replace("atom.xml", f"{name}.xml"): dict(said) for name, said in named.items()}
    return {**others, json_feed.beside(path): {}}


def _listings(site: BlogSite) -> list[Listing]:
    return [listing for listing in site.edition.listings.values() if site.has_feed(listing)]


class Feeds:
    """The feeds of one build; what they say of a post is made once for all of them."""

    def __init__(self, site: BlogSite) -> None:
        self.site = site
        self.entries: dict[str, tuple[Entry, str]] = {}

    def planned(self) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
        """Path, digest of the inputs, and writer of every feed."""
        for listing in _listings(self.site):
            posts = self._posts(listing)
            for path, templates in _paths(self.site, listing).items():
                inputs = (self._feed(listing, path, ()), [self._entry(post)[1] for post in posts])
                render = partial(self.render, listing, path, templates)
                yield path, digest(inputs, templates), render

    def render(self, listing: Listing, path: str, templates: dict[str, str]) -> bytes:
        """The file at *path*, with the feed of *listing*."""
        feed = self.make(listing, path, templates)
        return json_feed.render(feed) if path.endswith(json_feed.NAME) else atom.render(feed)

    def make(self, listing: Listing, path: str, templates: dict[str, str]) -> Feed:
        """The feed of *listing* at *path*."""
        bodies, site = self.site.bodies, self.site
        entries = [
            ablog_entry(site, post, self._entry(post)[0], templates)
            if site.was_ablogs
            else replace(self._entry(post)[0], content=bodies.full_text(post, site.base_url))
            for post in self._posts(listing)
        ]
        return self._feed(listing, path, tuple(entries))

    def _posts(self, listing: Listing) -> list[Post]:
        length = self.site.app.config.blog_feed_length
        public = [post for post in listing.posts if not self.site.state(post)]
        usual = None if self.site.was_ablogs else DEFAULT_LENGTH
        return public[: (usual if length is None else length) or None]

    def _feed(self, listing: Listing, path: str, entries: tuple[Entry, ...]) -> Feed:
        site, config = self.site, self.site.app.config
        base, title = site.base_url, str(config.blog_title)
        if site.was_ablogs and listing.kind != "index":
            title = f"{title} - {site.heading(listing)}"
        elif listing.term is not None:
            title = _("%(title)s: %(part)s", title=title, part=site.heading(listing))
        return Feed(
            id=base if site.was_ablogs else tag_uri(base, path, UNDATED),
            title=title,
            subtitle=self._subtitle(listing),
            url=base + path,
            path=path,
            page=base + site.app.builder.get_target_uri(listing.page),
            author=(config.author if config.author != "unknown" else config.project, ""),
            language=site.language.replace("_", "-"),
            entries=entries,
        )

    def _subtitle(self, listing: Listing) -> str:
        usual = str(self.site.app.config.blog_feed_subtitle or "")
        if listing.term is None:
            return usual
        return listing.term.description or (usual if self.site.was_ablogs else "")

    def _entry(self, post: Post) -> tuple[Entry, str]:
        """What feeds say of *post*, apart from its text, and a digest that counts the text."""
        if post.name not in self.entries:
            entry = _entry(self.site, post)
            body = self.site.bodies[post]
            self.entries[post.name] = (entry, digest(entry, body.digest, body.excerpt))
        return self.entries[post.name]


def _entry(site: BlogSite, post: Post) -> Entry:
    meta, base = page_meta(site.app.env, post.docname), site.base_url
    url = base + site.app.builder.get_target_uri(post.docname) + post.anchor
    made = url if site.was_ablogs else tag_uri(base, post.name, post.moment.day)
    urls = (post.name, *(meta.aliases if meta and not post.section else ()))
    published = known_id(urls, site.published_ids)
    return Entry(
        id=published or made,
        title=post.title,
        url=url,
        published=post.moment.written,
        updated=post.changed.written,
        authors=tuple(_person(site, p.name, p.page, base) for p in site.people.of(post)),
        categories=_categories(site, post),
        summary=post.summary or site.bodies[post].words,
        content_type="xhtml",
    )


def _person(site: BlogSite, name: str, page: str, base: str) -> tuple[str, str]:
    return (name, base + site.app.builder.get_target_uri(page) if page else "")


def _categories(site: BlogSite, post: Post) -> tuple[tuple[str, str], ...]:
    """Slug and label of tags and categories; a tag stands for the category of the same name."""
    labels: dict[str, str] = {}
    for term in site.edition.terms(post):
        labels.setdefault(term.slug, term.label)
    return tuple(labels.items())
