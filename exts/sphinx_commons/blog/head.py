"""What the blog adds to ``<head>``: links to feeds, and what search engines read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_commons.core import json_feed
from sphinx_commons.core.graphs import add_graph, page_nodes

from .views import feed_page

if TYPE_CHECKING:
    from .model import Post
    from .site import BlogSite

SCHEMA = "https://schema.org"


def add_feed_links(site: BlogSite, context: dict[str, Any]) -> None:
    """Let readers find the feed of the blog on every page, and that of a listing on its pages."""
    if not site.base_url:
        return
    index = site.edition.listings[site.edition.index]
    feeds = {feed_page(index, site.path): str(site.app.config.blog_title)}
    if feed := context.get("blog_feed"):
        feeds.setdefault(feed, context["blog_heading"])
    for path, title in feeds.items():
        for kind, file in json_feed.both(path):
            href = escape(context["pathto"](file, 1))
            link = f'<link rel="alternate" type="{kind}" title="{escape(title)}" href="{href}">'
            context["metatags"] = f"{context.get('metatags', '')}\n{link}"


def add_page_links(context: dict[str, Any]) -> None:
    """Say which page of a listing comes before and after this one."""
    pages, number = context["blog_pages"], context["blog_number"]
    for rel, index in (("prev", number - 2), ("next", number)):
        if 0 <= index < len(pages):
            href = escape(context["pathto"](pages[index]))
            context["metatags"] = f'{context.get("metatags", "")}\n<link rel="{rel}" href="{href}">'


def add_post_graph(site: BlogSite, post: Post, context: dict[str, Any]) -> None:
    """Describe *post* as a BlogPosting, and where it stands."""
    base = site.base_url
    if not base or post.unlisted:
        return
    url = _url(site, post.docname)
    graph: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "BlogPosting",
        "@id": url,
        "inLanguage": site.language,
        "isPartOf": {"@type": "Blog", "@id": _url(site, site.edition.index)},
        "keywords": [term.label for term in site.edition.tags.of(post.tags)],
        "image": _image(site, post, base),
    }
    if all(node.get("@id") != url for node in page_nodes(context)):
        graph |= _facts(site, post, url)
    add_graph(context, {key: value for key, value in graph.items() if value})
    blog = (str(site.app.config.blog_title), site.edition.index)
    add_graph(context, breadcrumbs(site, [blog, (post.title, post.docname)]))


def _facts(site: BlogSite, post: Post, url: str) -> dict[str, Any]:
    """What a page with a byline has told already in its own graph of the same ``@id``."""
    return {
        "url": url,
        "mainEntityOfPage": url,
        "headline": post.title,
        "datePublished": post.moment.isoformat(),
        "dateModified": post.changed.isoformat(),
        "author": [_person(site, p.name, p.page) for p in site.people.of(post)],
        "description": post.summary,
    }


def add_listing_graph(site: BlogSite, page: str, context: dict[str, Any]) -> None:
    """Describe the index as a Blog, and say of other listings where they stand."""
    if not site.base_url:
        return
    index, name = site.edition.index, str(site.app.config.blog_title)
    if page == index:
        url = _url(site, index)
        graph = {"@context": SCHEMA, "@type": "Blog", "@id": url, "url": url, "name": name}
        add_graph(context, {**graph, "inLanguage": site.language})
    else:
        title = context.get("blog_heading") or context["title"]
        add_graph(context, breadcrumbs(site, [(name, index), (title, page)]))


def breadcrumbs(site: BlogSite, trail: list[tuple[str, str]]) -> dict[str, Any]:
    """The way from the start of the site to a page: titles and pages."""
    root = (str(site.app.config.project), site.app.config.root_doc)
    items = [
        {"@type": "ListItem", "position": number, "name": title, "item": _url(site, page)}
        for number, (title, page) in enumerate([root, *trail], 1)
    ]
    name = f"{items[-1]['item']}#breadcrumbs"
    return {"@context": SCHEMA, "@type": "BreadcrumbList", "@id": name, "itemListElement": items}


def _url(site: BlogSite, page: str) -> str:
    return site.base_url + site.app.builder.get_target_uri(page)


def _person(site: BlogSite, name: str, page: str) -> dict[str, str]:
    person = {"@type": "Person", "name": name}
    return {**person, "url": _url(site, page)} if page else person


def _image(site: BlogSite, post: Post, base: str) -> str:
    cover = site.cover(post)
    return base + cover["file"] if cover else ""
