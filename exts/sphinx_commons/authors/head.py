"""What ``<head>`` says of people: structured data, names and feeds."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_commons.core import json_feed
from sphinx_commons.core.builders import makes_site
from sphinx_commons.core.graphs import add_graph
from sphinx_commons.core.words import _

from . import avatars, jsonld
from .author_urls import page_url, site_url, way_to
from .domain import AuthorDomain
from .feeds import feed_path, has_feeds
from .nodes import author_block
from .survey import survey_of
from .writers import picture_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from .model import Author, Byline


def add_head(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``: add to the head of author pages and of pages with a byline."""
    if not makes_site(app.builder) or doctree is None:
        return
    survey = survey_of(app.env)
    author = AuthorDomain.of(app.env).entries.get(pagename)
    if author and survey.registry.authors.get(author.id) is author:
        _add_profile(app.builder, author, context)
    elif byline := survey.bylines.get(pagename):
        _add_credits(app.builder, pagename, byline, context)


def add_style(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``: the style sheet, where a page shows something of people."""
    if doctree is not None and next(doctree.findall(_is_styled), None) is not None:
        app.add_css_file("authors.css")


def _is_styled(node: nodes.Node) -> bool:
    return isinstance(node, author_block)


def _add_profile(builder: Builder, author: Author, context: dict[str, Any]) -> None:
    add_graph(context, jsonld.profile_graph(author, *_urls(builder)))
    if has_feeds(builder):
        atom, title = feed_path(builder, author), _("Everything by %(name)s", name=author.name)
        for kind, path in json_feed.both(atom):
            href = way_to(builder, author.docname, path)
            _add_tag(context, "link", rel="alternate", type=kind, title=title, href=href)


def _add_credits(builder: Builder, docname: str, byline: Byline, context: dict[str, Any]) -> None:
    add_graph(context, jsonld.article_graph(byline, docname, *_urls(builder)))
    for person in byline.with_role("author"):
        _add_tag(context, "meta", name="author", content=person.name)


def _add_tag(context: dict[str, Any], tag: str, **attributes: str) -> None:
    text = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    context["metatags"] = f"{context.get('metatags', '')}\n<{tag}{text}>"


def _urls(builder: Builder) -> tuple[Callable[[str], str], Callable[[Author], str]]:
    """The URL of a page, and that of the larger picture of an author."""

    def picture(author: Author) -> str:
        name = avatars.file_name(author, avatars.LARGE)
        return site_url(builder, f"{picture_folder(builder)}/{name}")

    return partial(page_url, builder), picture
