"""``html-page-context``: what ``<head>`` says of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from sphinx_commons.core.builders import makes_site
from sphinx_commons.core.descriptions import cut, without_tags
from sphinx_commons.core.words import _
from sphinx_commons.front_matter import page_meta

from .cards import card_name
from .collector import descriptions
from .graphs import add_page_graphs
from .head_tags import head_tags, meta
from .model import Page
from .surroundings import page_title, titled_trail

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_commons.front_matter import PageMeta

    from .model import PageType
    from .surroundings import Surroundings

CARDS = "_images/cards"
PREVIEW_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
# Pages of Sphinx that bring no title of their own, and pages that nobody should be led to.
TITLES = {"genindex": lambda: _("Index"), "search": lambda: _("Search")}
NOT_INDEXED = {"search"}


class HeadWriter:
    """Adds to the head of every page of a website what other rooms have not put there."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around

    def add_head(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """``html-page-context``, after all others."""
        if not makes_site(app.builder):
            return
        page = self.describe(app, pagename, context, doctree)
        given = context.get("metatags") or ""
        wanted = [tag for tag in head_tags(page) if not is_given(tag, given)]
        hidden = is_hidden(app, pagename)
        if hidden and 'name="robots"' not in given and pagename not in NOT_INDEXED:
            wanted.append(meta("name", "robots", "noindex"))
        if is_unsearchable(app, pagename):
            wanted.append(meta("property", "search:hidden", "true"))
        context["metatags"] = "\n".join([given, *wanted])
        if page.url and not hidden and pagename not in NOT_INDEXED:
            add_page_graphs(context, page, root_url(app))

    def describe(
        self,
        app: Sphinx,
        pagename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> Page:
        """Everything that the head says of the page *pagename*."""
        is_document = doctree is not None
        title = page_title(app.env, pagename) if is_document else generated_title(pagename, context)
        found = descriptions(app.env).get(pagename, "") if is_document else listed(context)
        site = app.config.project
        record = page_meta(app.env, pagename)
        if record is not None and record.author_entry is not None:
            found = with_name(title, found)
        description = found or cut(f"{title}: {app.config.site_description or site}")
        image, alt = self._image(app, record, pagename)
        if not image and (base := root_url(app)):
            texts = (title, description) if is_document else shared_card(app)
            name = card_name(site, *texts, app.config.site_cards)
            image, alt = f"{base}{CARDS}/{name}", texts[0]
        return Page(
            site=site,
            url=context.get("pageurl") or "",
            title=title,
            description=description,
            type=page_type(app, pagename, record, is_document),
            language=(app.config.language or "en").replace("_", "-"),
            image=image,
            image_alt=alt,
            published=record.date.isoformat() if record and record.date else "",
            modified=record.updated.isoformat() if record and record.updated else "",
            tags=self.around.labels(app.env, pagename),
            trail=self._trail(app, pagename, title),
        )

    def _trail(self, app: Sphinx, pagename: str, title: str) -> tuple[tuple[str, str], ...]:
        env, root = app.env, app.config.root_doc
        pages = [(title, pagename)]
        if pagename in env.found_docs:
            pages = list(titled_trail(env, self.around.parents, pagename))
        above = [] if pages[0][1] == root else [(app.config.project, root)]
        if pages[0][1] == root:
            pages[0] = (app.config.project, root)
        return tuple((text, page_url(app, page)) for text, page in [*above, *pages])

    def _image(self, app: Sphinx, record: PageMeta | None, pagename: str) -> tuple[str, str]:
        """The cover of a page, where previews can show it."""
        if record is None or not record.image or not root_url(app):
            return "", ""
        path, _absolute = app.env.relfn2path(record.image, pagename)
        if path not in app.env.images or not path.lower().endswith(PREVIEW_PICTURES):
            return "", ""
        folder: str = app.builder.imagedir
        return f"{root_url(app)}{folder}/{app.env.images[path][1]}", record.image_alt


def shared_card(app: Sphinx) -> tuple[str, str]:
    """The texts of the card that stands for the site, and for all lists of posts in it."""
    return app.config.project, app.config.site_description


def root_url(app: Sphinx) -> str:
    """The URL of the site with a slash at its end, empty where it is not known."""
    base: str = app.config.html_baseurl
    return base.rstrip("/") + "/" if base else ""


def page_url(app: Sphinx, pagename: str) -> str:
    """The absolute URL of a page."""
    return urljoin(root_url(app), app.builder.get_target_uri(pagename))


def page_type(app: Sphinx, pagename: str, record: PageMeta | None, is_document: bool) -> PageType:
    """What OpenGraph calls the page."""
    if record is not None and record.author_entry is not None:
        return "profile"
    return "article" if is_document and pagename != app.config.root_doc else "website"


def is_hidden(app: Sphinx, pagename: str) -> bool:
    """Whether search engines are asked not to list the page."""
    record = page_meta(app.env, pagename)
    if record is not None and (record.unlisted or record.draft):
        return True
    return pagename == getattr(app.config, "notfound_pagename", None)


def is_unsearchable(app: Sphinx, pagename: str) -> bool:
    """Whether a document asks not to be found by the search of the site."""
    return bool({"nosearch", "no-search"} & app.env.metadata.get(pagename, {}).keys())


def generated_title(pagename: str, context: dict[str, Any]) -> str:
    """The title of a page that no document stands for."""
    title = without_tags(str(context.get("title") or context.get("indextitle") or ""))
    return title or (TITLES[pagename]() if pagename in TITLES else pagename)


def listed(context: dict[str, Any]) -> str:
    """What a page with a list of posts is about: its tag, or the titles it shows."""
    term = context.get("blog_term")
    if term is not None and term.description:
        return cut(term.description)
    titles = [card["title"] for card in context.get("blog_cards", ())]
    return cut(f"{without_tags(str(context['title']))}: {'; '.join(titles)}") if titles else ""


def with_name(name: str, text: str) -> str:
    """What *text* says of somebody, with the *name*, so that no two people have one description."""
    return text if not text or name.casefold() in text.casefold() else cut(f"{name}: {text}")


def is_given(tag: str, head: str) -> bool:
    """Whether *head* has an element like *tag* already."""
    return " ".join(tag.split(" ", 2)[1].split()) in head
