"""The feeds of the blog: all posts, each tag, each category."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from exts.common.atom import Entry, Feed
from exts.common.ids import known_id, tag_uri
from exts.front_matter import page_meta

from . import fragments
from .views import Listing, feed_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Post
    from .site import BlogSite

UNDATED = date(1970, 1, 1)
DEFAULT_LENGTH = 20


def feeds(site: BlogSite) -> Iterator[tuple[str, object, Listing]]:
    """Path, inputs and listing of every feed; none without an address of the site."""
    base = site.base_url
    if not base:
        return
    for listing in site.edition.listings.values():
        if listing.has_feed:
            path = feed_page(listing, site.path)
            feed = make_feed(site, listing, with_content=False)
            yield (
                path,
                (feed, [site.bodies[post].digest for post in _entries(site, listing)]),
                listing,
            )


def feed_names(site: BlogSite) -> list[str]:
    """The paths of all feeds, before anything is written."""
    listings = site.edition.listings.values() if site.base_url else ()
    return [feed_page(listing, site.path) for listing in listings if listing.has_feed]


def _entries(site: BlogSite, listing: Listing) -> list[Post]:
    length = site.app.config.blog_feed_length
    public = [post for post in listing.posts if not site.state(post)]
    return public[: (DEFAULT_LENGTH if length is None else length) or None]


def make_feed(site: BlogSite, listing: Listing, *, with_content: bool = True) -> Feed:
    """The feed of *listing*."""
    base, config, path = site.base_url, site.app.config, feed_page(listing, site.path)
    title = str(config.blog_title)
    if listing.term is not None:
        title = f"{title}: {site.heading(listing)}"
    return Feed(
        id=tag_uri(base, path, UNDATED),
        title=title,
        subtitle=listing.term.description if listing.term else config.blog_feed_subtitle or "",
        url=base + path,
        path=path,
        page=base + site.app.builder.get_target_uri(listing.page),
        author=(config.author if config.author != "unknown" else config.project, ""),
        language=site.language.replace("_", "-"),
        entries=tuple(_entry(site, post, base, with_content) for post in _entries(site, listing)),
    )


def _entry(site: BlogSite, post: Post, base: str, with_content: bool) -> Entry:
    meta = page_meta(site.app.env, post.docname)
    addresses = (post.docname, *(meta.aliases if meta else ()))
    published = known_id(addresses, site.published_ids)
    return Entry(
        id=published or tag_uri(base, post.docname, post.moment.day),
        title=post.title,
        url=base + site.app.builder.get_target_uri(post.docname),
        published=post.moment.written,
        updated=post.changed.written,
        authors=tuple(_person(site, p.name, p.page, base) for p in site.people.of(post)),
        categories=_categories(site, post),
        summary=post.summary or fragments.text_of(site.bodies[post].excerpt),
        content=site.bodies.full_text(post, base) if with_content else "",
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
