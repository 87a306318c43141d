"""``doctree-resolved``: lists of posts inside pages, in every format."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri

from sphinx_commons.core.dates import date_like
from sphinx_commons.core.sentences import row
from sphinx_commons.core.standins import put

from . import adapter
from .domain import BlogDomain
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils.nodes import Element, Node, document
    from sphinx.application import Sphinx

    from .bylines import People, Person
    from .model import Post, Term
    from .terms import Terms
    from .views import Edition

    PageUri = Callable[[str, str], str]

# The options of a list, which are those of a post.
KEYS = {"tag": "tags", "category": "category", "location": "location", "language": "language"}


class ListFiller:
    """Replaces each list node of a page by a bullet list of links.

    *page_uri* gives the URL of a generated page (second) as seen from a document (first).
    """

    def __init__(self, app: Sphinx, edition: Edition, people: People, page_uri: PageUri) -> None:
        self.app = app
        self.edition = edition
        self.people = people
        self.page_uri = page_uri

    def fill(self, doctree: document, docname: str) -> None:
        """Fill all lists of the page *docname*."""
        for node in adapter.post_lists(doctree):
            posts = self._select(node, docname)
            items = [self._item(node, post, docname) for post in posts]
            style = f"postlist-style-{node['list-style']}"
            shown = nodes.bullet_list("", *items, classes=["postlist", style])
            put(node, [shown] if items else [])

    def _select(self, node: Element, docname: str) -> list[Post]:
        posts = [post for post in self.edition.posts if post.docname != docname]
        for terms in self._terms():
            key = KEYS[terms.kind]
            names = [name for name in node[key] if name]
            if unknown := [name for name in names if terms.find(name) is None]:
                message = "postlist: no page has the %s %r"
                warn("list", message, key, unknown[0], location=node)
            wanted = {terms.find(name) for name in names}
            posts = [p for p in posts if wanted <= set(terms.of(p.names(terms.kind)))]
        if authors := [name for name in node["author"] if name]:
            people = set(self.people.find(authors))
            posts = [p for p in posts if people <= set(self.people.of(p))]
        posts = posts[: node["length"]]
        return posts[::-1] if node["sort"] else posts

    def _terms(self) -> list[Terms]:
        """The terms that lists are chosen by; authors are people, who may have pages."""
        more = (terms for terms in self.edition.more if terms.kind != "author")
        return [self.edition.tags, self.edition.categories, *more]

    def _item(self, node: Element, post: Post, docname: str) -> Element:
        line = nodes.paragraph("", "", *self._line(node, post, docname))
        line["classes"].append("ablog-post-title")
        item = nodes.list_item("", line, classes=["ablog-post"])
        if node["excerpts"]:
            item += self._excerpt(post)
            if node["expand"]:
                more = self._link(post, node["expand"], docname)
                item += nodes.paragraph("", "", more, classes=["ablog-post-expand"])
        return item

    def _line(self, node: Element, post: Post, docname: str) -> Iterator[Node]:
        for text, key, _, _ in Formatter().parse(node["format"]):
            if text:
                yield nodes.Text(text)
            if key == "title":
                yield self._link(post, post.title, docname)
            elif key == "date":
                day_format = node["date"] or self.app.config.post_date_format_short
                yield nodes.Text(date_like(day_format, post.moment.day, self.app.config.language))
            elif key is not None:
                yield from row(self._field(key, post, docname))

    def _field(self, key: str, post: Post, docname: str) -> list[Node]:
        if key == "author":
            return [self._person(person, docname) for person in self.people.of(post)]
        shown = next((terms for terms in self._terms() if KEYS[terms.kind] == key), None)
        terms = shown.of(post.names(shown.kind)) if shown else ()
        return [self._term(term, docname) for term in terms]

    def _person(self, person: Person, docname: str) -> Node:
        authors = next((terms for terms in self.edition.more if terms.kind == "author"), None)
        term = authors.find(person.name) if authors else None
        if person.page:
            return self._link_page(person.page, "", person.name, docname)
        return self._term(term, docname) if term else nodes.Text(person.name)

    def _term(self, term: Term, docname: str) -> Node:
        uri = self.page_uri(docname, self.edition.page_of(term))
        return nodes.reference("", term.label, internal=False, refuri=uri)

    def _link(self, post: Post, text: str, docname: str) -> Node:
        """A link to a post, wherever it stands."""
        if post.external_link:
            return nodes.reference("", text, internal=False, refuri=post.external_link)
        return self._link_page(post.docname, post.anchor, text, docname)

    def _link_page(self, target: str, anchor: str, text: str, docname: str) -> Node:
        """A link to a document; its text alone where the format has no such page."""
        try:
            uri = self.app.builder.get_relative_uri(docname, target)
        except NoUri:
            return nodes.inline("", text)
        return nodes.reference("", text, internal=True, refuri=uri + anchor)

    def _excerpt(self, post: Post) -> list[Node]:
        """The first paragraph of *post*; references into the site are only text in it."""
        found: list[Any] = BlogDomain.of(self.app.env).excerpt_of(post)
        for part in found:
            part["ids"] = []
            part["classes"].append("ablog-post-excerpt")
            for note in list(part.findall(nodes.footnote_reference)):
                put(note, [])
            for reference in list(part.findall(addnodes.pending_xref)):
                put(reference, reference.children)
        return found
