"""One feed an author: everything they gave that has a date, the newest first."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import lxml.html

from exts.front_matter import page_meta

from .addresses import page_address, site_address
from .atom import Entry, Feed, render, tag_uri
from .files import output_file, remove, write_if_changed
from .survey import survey_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from exts.front_matter import Moment

    from .model import Author, Byline, Work
    from .survey import Survey

# Ids never change, so what has no date of its own has this one in its id.
UNDATED = date(1970, 1, 1)
NAME = "atom.xml"
PARSER = lxml.html.HTMLParser(encoding="utf-8")


def feed_path(builder: Builder, author: Author) -> str:
    """Where the feed of *author* is in the output folder."""
    return f"{builder.config.authors_folder}/{author.id}/{NAME}"


def has_feed(builder: Builder, survey: Survey, author: Author) -> bool:
    """Whether there is a feed: its ids need the address of the site."""
    works = survey.works.get(author.id, ())
    return bool(builder.config.html_baseurl) and any(changed(survey, work) for work in works)


def changed(survey: Survey, work: Work) -> Moment | None:
    """When *work* last changed, as far as anybody says."""
    byline = survey.bylines.get(work.docname)
    if work.kind == "question" or byline is None:
        return work.date
    return byline.updated or byline.published or byline.reviewed


class FeedWriter:
    """Writes the feeds of one build, those that have news only."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.builder = app.builder
        self.survey = survey_of(app.env)
        self.base: str = app.config.html_baseurl
        self.notes = app.doctreedir / f"author-feeds-{self.builder.name}.json"

    def write(self) -> None:
        """Bring all feeds up to date, and remove those of authors who have none now."""
        before = self._read_notes()
        now: dict[str, str] = {}
        for author in self.survey.registry.authors.values():
            if not has_feed(self.builder, self.survey, author):
                continue
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
        """The works of *author* that have a date, and when each last changed."""
        works = self.survey.works.get(author.id, ())
        return [(work, when) for work in works if (when := changed(self.survey, work))]

    def _entry(self, work: Work, when: Moment) -> Entry:
        byline = self.survey.bylines.get(work.docname)
        is_page = byline is not None and work.kind != "question"
        meta = page_meta(self.app.env, work.docname)
        own_date = meta.date if meta and is_page else None
        path = f"{work.docname}#{work.anchor}" if work.anchor else work.docname
        return Entry(
            id=tag_uri(self.base, path, own_date.day if own_date else UNDATED),
            title=work.title,
            url=page_address(self.builder, work.docname, work.anchor),
            updated=when,
            published=byline.published if byline and is_page else None,
            people=self._people(byline) if byline and is_page else (),
            summary=byline.summary if byline and is_page else "",
        )

    def _people(self, byline: Byline) -> tuple[tuple[str, str], ...]:
        return tuple(
            (person.name, page_address(self.builder, person.author.docname))
            if person.author
            else (person.name, "")
            for person in byline.with_role("author")
        )

    # -- The text of posts, from the pages as they were written ---------------------------

    def _posts(self, author: Author) -> list[Path | None]:
        """For each entry the file of the page if it is a post: other pages are not news."""
        return [
            output_file(self.builder, work.docname) if work.kind == "post" else None
            for work, _when in self._dated(author)
        ]

    def _digest(self, feed: Feed, author: Author) -> str:
        """A digest of everything that goes into *feed*."""
        stats = [
            path and (path.stat().st_mtime_ns, path.stat().st_size) for path in self._posts(author)
        ]
        return hashlib.sha256(repr((feed, stats)).encode("utf-8", "replace")).hexdigest()

    def _with_content(self, feed: Feed, author: Author) -> Feed:
        entries = (
            replace(entry, content=content_of(path, entry.url)) if path else entry
            for entry, path in zip(feed.entries, self._posts(author), strict=True)
        )
        return replace(feed, entries=tuple(entries))


def content_of(path: Path, url: str) -> str:
    """The text of the page in the file *path* as HTML, with links that are absolute."""
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
