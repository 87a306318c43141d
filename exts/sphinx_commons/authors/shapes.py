"""Small pieces of doctree: links, dates, lists, headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import NoUri

from sphinx_commons.core.builders import makes_site
from sphinx_commons.core.dates import long_date
from sphinx_commons.core.sentences import name_list

from . import avatars
from .author_urls import page_url, way_to
from .feeds import feed_path, has_feeds
from .nodes import author_block, author_data, author_image, author_time
from .side_files import source_folder, store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder

    from sphinx_commons.front_matter import Moment

    from .model import Author, Person

SEPARATOR = "\N{NO-BREAK SPACE}· "  # a line does not start with the dot
CARD_PIXELS, PROFILE_PIXELS = 48, 96


class Shapes:
    """Makes pieces for one page of one builder."""

    def __init__(self, builder: Builder, docname: str) -> None:
        self.builder = builder
        self.docname = docname
        self.is_html = builder.format == "html"

    def link(
        self, docname: str, text: str, anchor: str = "", classes: Iterable[str] = (), rel: str = ""
    ) -> nodes.Element:
        """A link to a page; its text alone where the format has no such page."""
        try:
            uri = self.builder.get_relative_uri(self.docname, docname)
        except NoUri:
            return nodes.inline(text, text, classes=list(classes))
        if anchor:
            uri = f"{uri}#{anchor}" if "#" not in uri else self._anchored(uri, anchor)
        node = nodes.reference(text, text, internal=True, refuri=uri, classes=list(classes))
        if rel:
            node["rel"] = rel
        return node

    def _anchored(self, uri: str, anchor: str) -> str:
        """LaTeX has ``%doc#anchor``, one page for all has ``#anchor``."""
        return f"{uri}{anchor}" if uri.endswith("#") else f"#{anchor}"

    def outside(self, url: str, text: str, rel: str = "") -> nodes.reference:
        """A link to another site."""
        node = nodes.reference(text, text, internal=False, refuri=url)
        if rel:
            node["rel"], node["classes"] = rel, ["u-url"]
        return node

    def name(self, person: Person, *classes: str, rel: str = "") -> nodes.Element:
        """The name of *person*, linked where there is a page."""
        if person.author is None:
            return nodes.inline(person.name, person.name, classes=list(classes))
        return self.link(person.author.docname, person.name, classes=classes, rel=rel)

    def names(self, people: Iterable[Person], *classes: str, rel: str = "") -> list[nodes.Node]:
        """The names of all as a list."""
        return name_list([self.name(person, *classes, rel=rel) for person in people])

    def time(self, moment: Moment, *classes: str) -> author_time:
        """The day of *moment*."""
        text = long_date(moment.day, self.builder.config.language)
        shown = nodes.Text(text)
        return author_time(text, "", shown, datetime=moment.isoformat(), classes=list(classes))

    def image(self, author: Author, pixels: int, alt: str = "") -> list[nodes.Node]:
        """The picture of *author*, *pixels* wide; in HTML their initials if there is none."""
        if not self.is_html:
            return self._plain_image(author, pixels, alt)
        small, large = (avatars.file_name(author, size) for size in avatars.SIZES)
        return [
            author_image(
                "",
                file=small,
                large=large if pixels >= avatars.SMALL else small,
                size=pixels,
                alt=alt,
                classes=["author-avatar", *(["u-photo"] if author.avatar else [])],
            )
        ]

    def _plain_image(self, author: Author, pixels: int, alt: str) -> list[nodes.Node]:
        """A standard image: other formats show large pictures only, and no initials."""
        if not author.avatar or not alt:
            return []
        env = self.builder.env
        uri = str(avatars.resized(author, source_folder(env, author), store(env), avatars.LARGE))
        env.images.add_file(author.docname, uri)
        picture = nodes.image("", uri=uri, candidates={"*": uri}, alt=alt, width=f"{pixels}px")
        return [picture]

    def feed(self, author: Author) -> str:
        """Where the feed of *author* is, from the page; empty where there is none."""
        if not (makes_site(self.builder) and has_feeds(self.builder)):
            return ""
        return way_to(self.builder, self.docname, feed_path(self.builder, author))

    def url(self, docname: str) -> str:
        """The URL of a page, absolute where the site has one."""
        return page_url(self.builder, docname) if self.is_html else ""

    def data(self, value: str, *classes: str) -> list[nodes.Node]:
        """A value for machines in HTML; elsewhere nothing."""
        return [author_data("", value=value, classes=list(classes))] if self.is_html else []


def line(*parts: nodes.Node, classes: Iterable[str] = ()) -> nodes.paragraph:
    """A paragraph of *parts*."""
    return nodes.paragraph("", "", *parts, classes=list(classes))


def separated(groups: Iterable[list[nodes.Node]]) -> list[nodes.Node]:
    """*groups* in one line, with a dot between them."""
    found: list[nodes.Node] = []
    for group in groups:
        found += [*([nodes.Text(SEPARATOR)] if found and group else []), *group]
    return found


def bullets(items: Iterable[list[nodes.Node]], *classes: str) -> nodes.bullet_list:
    """A list with one line for each of *items*."""
    entries = [nodes.list_item("", line(*item)) for item in items]
    return nodes.bullet_list("", *entries, classes=list(classes))


def heading(text: str, level: int = 2) -> nodes.rubric:
    """A heading that is in no table of contents, since other pages decide on it."""
    node = nodes.rubric(text, text)
    node["heading-level"] = level
    return node


def block(
    *children: nodes.Node, classes: Iterable[str], tag: str = "div", **more: Any
) -> author_block:
    """A container."""
    return author_block("", *children, classes=list(classes), tag=tag, **more)
