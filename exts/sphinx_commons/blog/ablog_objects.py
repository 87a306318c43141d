"""The blog as objects of ABlog, which templates of sites and of ABlog ask."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from ablog.blog import Blog
from docutils.utils import new_document

from .adapter import reset
from .domain import BlogDomain
from .places import full_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Post
    from .site import BlogSite


def blog_of(site: BlogSite) -> Blog:
    """The blog as ABlog has it, made once a build."""
    app = site.app
    blog = Blog(app)
    if not len(blog.posts) + len(blog.drafts):
        reset(app)  # It has empty lists of what was read in this build.
        blog = Blog(app)
        labels = Labels(site)
        for post in (*site.edition.posts, *site.edition.drafts):
            if post.name not in blog:
                blog.register(post.docname, _info(site, post, labels))
                blog[post.name].to_html = partial(_excerpt, site, post)
                blog[post.name].record = post
    return blog


def posts_of(site: BlogSite, posts: Iterable[Post]) -> list[Any]:
    """*posts* as ABlog has them."""
    blog = blog_of(site)
    return [blog[post.name] for post in posts]


def record_of(post: Any) -> Post:
    """The record of a post of ABlog."""
    record: Post = post.record
    return record


class Labels:
    """What ABlog calls the names that posts give: short for those that settings tell more of."""

    def __init__(self, site: BlogSite) -> None:
        terms = (site.edition.tags, site.edition.categories, *site.edition.more)
        self.terms = {found.kind: found for found in terms}
        kinds = ("author", "location", "language")
        names = {kind: full_names(site.app.config, kind) for kind in kinds}
        self.short = {kind: {full: s for s, full in found.items()} for kind, found in names.items()}

    def of(self, post: Post, kind: Any) -> list[str]:
        """The labels of one kind that *post* has."""
        names, short = post.names(kind), self.short.get(kind, {})
        if kind in self.terms:
            names = tuple(term.label for term in self.terms[kind].of(names))
        return [short.get(name, name) for name in names]


def _info(site: BlogSite, post: Post, labels: Labels) -> dict[str, Any]:
    moment = None if post.undated else post.moment.written.replace(tzinfo=None)
    return {
        "section": post.section,
        "order": 1,
        "date": moment,
        "update": post.changed.written.replace(tzinfo=None) if moment else None,
        "nocomments": post.quiet,
        "canonical_link": post.canonical_link,
        "external_link": post.external_link,
        "title": post.title,
        "excerpt": BlogDomain.of(site.app.env).excerpt_of(post),
        "doctree": new_document(post.docname),
        "tags": labels.of(post, "tag"),
        "author": labels.of(post, "author"),
        "category": labels.of(post, "category"),
        "location": labels.of(post, "location"),
        "language": labels.of(post, "language"),
        "redirect": [],
    }


def _excerpt(site: BlogSite, post: Post, page: str, *_arguments: object, **_options: object) -> str:
    """What *page* shows of *post*: with links where all posts are written, as words elsewhere."""
    if site.all_written:
        return site.excerpt_on(page, site.bodies[post].excerpt)
    nodes = BlogDomain.of(site.app.env).excerpt_of(post)
    return "".join(f"<p>{escape(node.astext())}</p>" for node in nodes)
