"""One feed an author: all posts, and all pages with a date of their own, the newest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from sphinx_commons.core import json_feed
from sphinx_commons.core.atom import Entry, Feed, render
from sphinx_commons.core.builders import is_of_site, makes_site, notes_folder
from sphinx_commons.core.digests import digest
from sphinx_commons.core.folders import write_if_changed
from sphinx_commons.core.ids import known_id, published_ids, tag_uri
from sphinx_commons.core.notes import load_notes, save_notes
from sphinx_commons.core.stale import keeper_of
from sphinx_commons.front_matter import FrontMatterDomain

from .author_urls import page_url, site_url
from .domain import AuthorDomain
from .feed_texts import PageTexts, texts_of_feed
from .survey import survey_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_commons.front_matter import Moment

    from .model import Author, Byline, Work

# The day in the ids of the feeds themselves: an id never changes.
UNDATED = date(1970, 1, 1)
NAME = "atom.xml"


def feed_path(builder: Builder, author: Author) -> str:
    """Where the feed of *author* is in the output folder."""
    return f"{builder.config.authors_folder}/{author.id}/{NAME}"


def has_feeds(builder: Builder) -> bool:
    """Whether there are feeds: their ids need the URL of the site."""
    return bool(builder.config.html_baseurl)


def planned(app: Sphinx) -> list[str]:
    """``planned-files``: the feeds of all authors, in a website."""
    if not (has_feeds(app.builder) and makes_site(app.builder)):
        return []
    authors = survey_of(app.env).registry.authors.values()
    atoms = [feed_path(app.builder, author) for author in authors]
    return [*atoms, *map(json_feed.beside, atoms)]


class FeedWriter:
    """Writes the feeds of one build, those that have news only."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.builder = app.builder
        self.survey = survey_of(app.env)
        self.base: str = app.config.html_baseurl
        self.published = published_ids(app.srcdir)
        self.shown = AuthorDomain.of(app.env).shown
        self.entries: dict[str, Entry] = {}
        self.url = cache(partial(page_url, self.builder))

    def write(self) -> None:
        """Bring all feeds up to date."""
        keeper = keeper_of(self.app)
        notes = notes_folder(self.builder, "authors") / "pages.json"
        texts = PageTexts(self.builder, load_notes(notes))
        for author in self.survey.registry.authors.values() if has_feeds(self.builder) else ():
            path, content = feed_path(self.builder, author), self._digest(author, texts)
            files = (path, json_feed.beside(path))
            # Each is asked for, as what is not asked for is forgotten.
            stale = [keeper.is_stale(file, content, self.app.outdir / file) for file in files]
            if True in stale:
                self._write(author, texts)
        save_notes(notes, texts.stamps)

    def _digest(self, author: Author, texts: PageTexts) -> str:
        """A digest of everything that goes into the feed of *author*."""
        works = self._dated(author)
        stamps = [texts.stamp(work.docname) for work, _when in works]
        marks = [self._mark(work) for work, _when in works]
        return digest((self.feed(author, ()), marks, stamps))

    def _write(self, author: Author, texts: PageTexts) -> None:
        path = feed_path(self.builder, author)
        old = texts_of_feed(self.app.outdir / path)
        entries = [(self._entry(work, when), work) for work, when in self._dated(author)]
        full = tuple(
            replace(entry, content=texts.text(work.docname, entry.url, old))
            for entry, work in entries
        )
        feed = self.feed(author, full)
        files = {path: render(feed), json_feed.beside(path): json_feed.render(feed)}
        for name, content in files.items():
            if not is_of_site(self.app, name):
                write_if_changed(self.app.outdir / name, content)

    def feed(self, author: Author, entries: tuple[Entry, ...]) -> Feed:
        """The feed of *author* with *entries*."""
        path, page = feed_path(self.builder, author), self.url(author.docname)
        return Feed(
            id=tag_uri(self.base, path, UNDATED),
            title=author.name,
            url=site_url(self.builder, path),
            path=path,
            page=page,
            author=(author.name, page),
            language=(self.app.config.language or "en").replace("_", "-"),
            entries=entries,
        )

    def _dated(self, author: Author) -> list[tuple[Work, Moment]]:
        """What *author* published, and when. Pages without a date of their own are no news."""
        metas, bylines = FrontMatterDomain.of(self.app.env).pages, self.survey.bylines
        works = self.survey.works.get(author.id, ())
        pages = [w for w in works if not w.anchor and w.docname in bylines]
        return [(page, when) for page in pages if (when := metas[page.docname].date)]

    def _mark(self, work: Work) -> tuple[object, str, str]:
        """What tells whether feeds still say the same of *work*, apart from its text."""
        return (self.shown[work.docname], work.title, self._published_id(work))

    def _entry(self, work: Work, when: Moment) -> Entry:
        """What feeds say of *work* apart from its text; made once for all authors."""
        if work.docname not in self.entries:
            self.entries[work.docname] = self._make_entry(work, when)
        return self.entries[work.docname]

    def _make_entry(self, work: Work, when: Moment) -> Entry:
        byline = self.survey.bylines[work.docname]
        return Entry(
            id=self._published_id(work) or tag_uri(self.base, work.docname, when.day),
            title=work.title,
            url=self.url(work.docname),
            published=when.written,
            updated=(byline.updated or when).written,
            authors=self._people(byline),
            summary=byline.meta.summary,
        )

    def _published_id(self, work: Work) -> str:
        """The id that the ledger has of *work*."""
        if not self.published:
            return ""
        aliases = FrontMatterDomain.of(self.app.env).pages[work.docname].aliases
        return known_id((work.docname, *aliases), self.published)

    def _people(self, byline: Byline) -> tuple[tuple[str, str], ...]:
        return tuple(
            (person.name, self.url(person.author.docname)) if person.author else (person.name, "")
            for person in byline.with_role("author")
        )
