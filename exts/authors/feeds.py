"""One feed an author: all posts, and all pages with a date of their own, the newest first."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import lxml.html

from exts.front_matter import FrontMatterDomain

from .addresses import page_address, site_address
from .atom import Entry, Feed, render
from .files import output_file, remove, write_if_changed
from .ids import known_id, published_ids, tag_uri
from .survey import survey_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from exts.front_matter import Moment

    from .model import Author, Byline, Work

# The day in the ids of the feeds themselves: an id never changes.
UNDATED = date(1970, 1, 1)
NAME = "atom.xml"
PARSER = lxml.html.HTMLParser(encoding="utf-8")


def feed_path(builder: Builder, author: Author) -> str:
    """Where the feed of *author* is in the output folder."""
    return f"{builder.config.authors_folder}/{author.id}/{NAME}"


def has_feeds(builder: Builder) -> bool:
    """Whether there are feeds: their ids need the address of the site."""
    return bool(builder.config.html_baseurl)


class FeedWriter:
    """Writes the feeds of one build, those that have news only."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.builder = app.builder
        self.survey = survey_of(app.env)
        self.base: str = app.config.html_baseurl
        self.published = published_ids(app.srcdir)
        self.notes = app.doctreedir / f"author-feeds-{self.builder.name}.json"

    def write(self) -> None:
        """Bring all feeds up to date, and remove those of authors who have none now."""
        before = self._read_notes()
        now: dict[str, str] = {}
        authors = self.survey.registry.authors.values() if has_feeds(self.builder) else ()
        for author in authors:
            feed, path = self.feed(author), feed_path(self.builder, author)
            now[path] = self._digest(feed, author)
            target = self.app.outdir / path
            if now[path] != before.get(path) or not target.is_file():
                write_if_changed(target, render(self._with_content(feed, author)))
        for path in before.keys() - now.keys():
            remove(self.app.outdir / path)
        self.notes.write_text(json.dumps(now), encoding="utf-8")

    def _read_notes(self) -> dict[str, str]:
        """Path of each feed of the last build -> digest of what went into it."""
        try:
            notes: dict[str, str] = json.loads(self.notes.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return notes

    def feed(self, author: Author) -> Feed:
        """The feed of *author* without the text of the posts."""
        return Feed(
            id=tag_uri(self.base, feed_path(self.builder, author), UNDATED),
            title=author.name,
            url=site_address(self.builder, feed_path(self.builder, author)),
            page=page_address(self.builder, author.docname),
            author=author.name,
            language=(self.app.config.language or "en").replace("_", "-"),
            entries=tuple(self._entry(work, when) for work, when in self._dated(author)),
        )

    def _dated(self, author: Author) -> list[tuple[Work, Moment]]:
        """What *author* published, and when. Pages without a date of their own are no news."""
        metas, bylines = FrontMatterDomain.of(self.app.env).pages, self.survey.bylines
        works = self.survey.works.get(author.id, ())
        pages = [w for w in works if w.kind != "question" and w.docname in bylines]
        return [(page, when) for page in pages if (when := metas[page.docname].date)]

    def _entry(self, work: Work, when: Moment) -> Entry:
        byline = self.survey.bylines[work.docname]
        aliases = FrontMatterDomain.of(self.app.env).pages[work.docname].aliases
        published = known_id((work.docname, *aliases), self.published)
        return Entry(
            id=published or tag_uri(self.base, work.docname, when.day),
            title=work.title,
            url=page_address(self.builder, work.docname),
            published=when,
            updated=byline.updated or when,
            people=self._people(byline),
            summary=byline.summary,
        )

    def _people(self, byline: Byline) -> tuple[tuple[str, str], ...]:
        return tuple(
            (person.name, page_address(self.builder, person.author.docname))
            if person.author
            else (person.name, "")
            for person in byline.with_role("author")
        )

    def _files(self, author: Author) -> list[Path]:
        """The written page of each entry: its text is taken from there."""
        return [output_file(self.builder, work.docname) for work, _when in self._dated(author)]

    def _digest(self, feed: Feed, author: Author) -> str:
        """A digest of everything that goes into *feed*."""
        files = [path for path in self._files(author) if path.is_file()]
        stats = [path.stat() for path in files]
        state = [(stat.st_mtime_ns, stat.st_size) for stat in stats]
        return hashlib.sha256(repr((feed, state)).encode("utf-8", "replace")).hexdigest()

    def _with_content(self, feed: Feed, author: Author) -> Feed:
        files = zip(feed.entries, self._files(author), strict=True)
        entries = (replace(entry, content=content_of(path, entry.url)) for entry, path in files)
        return replace(feed, entries=tuple(entries))


def content_of(path: Path, url: str) -> str:
    """The text of the page in the file *path* as HTML, with links that are absolute.

    Nothing where the file is missing: somebody may ask for some pages of a site only.
    """
    if not path.is_file():
        return ""
    page = lxml.html.document_fromstring(path.read_bytes(), parser=PARSER)
    content = next(iter(page.find_class("e-content")), None)
    if content is None:
        return ""
    for link in content.find_class("headerlink"):
        link.drop_tree()
    content.make_links_absolute(url)
    content.attrib.clear()
    content.tail = None
    text: str = lxml.html.tostring(content, encoding="unicode")
    return text
