"""The feeds of the blog: all posts, each tag, each category."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sphinx_commons.core import atom, json_feed
from sphinx_commons.core.atom import Entry, Feed
from sphinx_commons.core.digests import digest
from sphinx_commons.core.ids import known_id, tag_uri
from sphinx_commons.core.words import _
from sphinx_commons.front_matter import page_meta

from .views import feed_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Post
    from .site import BlogSite
    from .views import Listing

UNDATED = date(1970, 1, 1)
DEFAULT_LENGTH = 20


def feed_names(site: BlogSite) -> list[str]:
    """The paths of all feeds, before anything is written; none without a URL of the site."""
    return [path for listing in _listings(site) for path in _paths(site, listing)]


def _paths(site: BlogSite, listing: Listing) -> list[str]:
    """Where the feeds of *listing* are: under each of the names that ABlog gave it, and as JSON."""
    path = feed_page(listing, site.path)
    names = site.app.config.blog_feed_templates if site.was_ablogs else {}
    others = (path.replace("atom.xml", f"{name}.xml") for name in names)
    return list(dict.fromkeys((path, *others, json_feed.beside(path))))


def _listings(site: BlogSite) -> list[Listing]:
    return [listing for listing in site.edition.listings.values() if site.has_feed(listing)]


class Feeds:
    """The feeds of one build; what they say of a post is made once for all of them."""

    def __init__(self, site: BlogSite) -> None:
        self.site = site
        self.entries: dict[str, tuple[Entry, str]] = {}

    def planned(self) -> Iterator[tuple[str, str, Listing]]:
        """Path, digest of the inputs, and listing of every feed."""
        for listing in _listings(self.site):
            posts = self._posts(listing)
            inputs = (self._feed(listing, ()), [self._entry(post)[1] for post in posts])
            for path in _paths(self.site, listing):
                yield path, digest(inputs), listing

    def render(self, path: str, listing: Listing) -> bytes:
        """The feed of *listing* as it is at *path*."""
        feed = self.make(listing)
        return json_feed.render(feed) if path.endswith(json_feed.NAME) else atom.render(feed)

    def make(self, listing: Listing) -> Feed:
        """The feed of *listing*."""
        bodies, base = self.site.bodies, self.site.base_url
        entries = [
            replace(self._entry(post)[0], content=bodies.full_text(post, base))
            for post in self._posts(listing)
        ]
        return self._feed(listing, tuple(entries))

    def _posts(self, listing: Listing) -> list[Post]:
        length = self.site.app.config.blog_feed_length
        public = [post for post in listing.posts if not self.site.state(post)]
        usual = None if self.site.was_ablogs else DEFAULT_LENGTH
        return public[: (usual if length is None else length) or None]

    def _feed(self, listing: Listing, entries: tuple[Entry, ...]) -> Feed:
        site, config, path = self.site, self.site.app.config, feed_page(listing, self.site.path)
        base, title = site.base_url, str(config.blog_title)
        if listing.term is not None:
            title = _("%(title)s: %(part)s", title=title, part=site.heading(listing))
        return Feed(
            id=base if site.was_ablogs else tag_uri(base, path, UNDATED),
            title=title,
            subtitle=listing.term.description if listing.term else config.blog_feed_subtitle or "",
            url=base + path,
            path=path,
            page=base + site.app.builder.get_target_uri(listing.page),
            author=(config.author if config.author != "unknown" else config.project, ""),
            language=site.language.replace("_", "-"),
            entries=entries,
        )

    def _entry(self, post: Post) -> tuple[Entry, str]:
        """What feeds say of *post*, apart from its text, and a digest that counts the text."""
        if post.docname not in self.entries:
            entry = _entry(self.site, post)
            body = self.site.bodies[post]
            self.entries[post.docname] = (entry, digest(entry, body.digest))
        return self.entries[post.docname]


def _entry(site: BlogSite, post: Post) -> Entry:
    meta, base = page_meta(site.app.env, post.docname), site.base_url
    url = base + site.app.builder.get_target_uri(post.docname)
    made = url if site.was_ablogs else tag_uri(base, post.docname, post.moment.day)
    urls = (post.docname, *(meta.aliases if meta else ()))
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
