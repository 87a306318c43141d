"""Entries of feeds with the texts that the settings of ABlog ask for."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import jinja2

from . import fragments
from .ablog_objects import posts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_commons.core.atom import Entry

    from .model import Post
    from .site import BlogSite


def ablog_entry(site: BlogSite, post: Post, entry: Entry, templates: Mapping[str, str]) -> Entry:
    """*entry* with an excerpt, the whole text or none, and what the *templates* of a feed make."""
    said = {"title": entry.title, "summary": entry.summary, "content": _content(site, post)}
    (object_,) = posts_of(site, [post])
    names = {"post": object_, "blog": object_.blog, "app": site.app, "base_url": site.base_url}
    names |= {"post_url": entry.url, **said}
    made = {
        name: _compiled(text).render(**names) for name, text in templates.items() if name in said
    }
    said |= made
    return replace(
        entry,
        title=said["title"],
        summary=said["summary"],
        content=said["content"],
        content_type="html",
    )


@cache
def _compiled(text: str) -> jinja2.Template:
    # A text of conf.py; the feed escapes what comes of it.
    return jinja2.Environment(autoescape=False).from_string(text)  # noqa: S701


def _content(site: BlogSite, post: Post) -> str:
    config, base = site.app.config, site.base_url
    if config.blog_feed_titles:
        return ""
    if config.blog_feed_fulltext:
        return site.bodies.full_text(post, base)
    return fragments.rebase(site.bodies[post].excerpt, lambda link: base + link)
