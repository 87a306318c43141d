"""What goes into each kind of slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_commons.core.dates import year_text
from sphinx_commons.core.sentences import row, sentence
from sphinx_commons.core.words import _, marked, ngettext, number_text, row_text
from sphinx_commons.front_matter import ROLES

from . import phrases, views
from .nodes import author_fold
from .shapes import (
    CARD_PIXELS,
    PROFILE_PIXELS,
    Shapes,
    block,
    bullets,
    heading,
    line,
    separated,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Adapted, Author, Byline, Work
    from .nodes import author_slot
    from .views import Survey

    Nodes = list[nodes.Node]

SHOWN = 50  # works of one kind; HTML folds the others


class Filler:
    """Makes the content of the slots of one page."""

    def __init__(self, survey: Survey, shapes: Shapes) -> None:
        self.survey = survey
        self.shapes = shapes
        self.kinds = {
            "byline": self.byline,
            "cards": self.cards,
            "card": self.named_cards,
            "profile": self.profile,
            "works": self.works,
            "list": self.everybody,
            "contributors": self.contributors,
        }

    def fill(self, slot: author_slot) -> Nodes:
        """The nodes that take the place of *slot*."""
        return self.kinds[slot["kind"]](slot)

    # -- Pages and posts -----------------------------------------------------------------

    def byline(self, slot: author_slot) -> Nodes:
        byline = self.survey.bylines.get(slot["docname"])
        if byline is None:
            return []
        lines = [self._credits(byline), self._facts(byline)]
        if byline.adapted:
            lines.append(self._adapted(byline.adapted))
        machine = [
            *self.shapes.data(byline.title, "p-name"),
            *self.shapes.data(self.shapes.url(slot["docname"]), "u-url"),
        ]
        return [block(*machine, *(found for found in lines if len(found)), classes=["byline"])]

    def _credits(self, byline: Byline) -> nodes.paragraph:
        groups = []
        for role, people in byline.people:
            classes, rel = (["p-author", "h-card"], "author") if role == "author" else ([], "")
            names = self.shapes.names(people, *classes, rel=rel)
            groups.append(sentence(phrases.CREDITS[role], names=names))
        return line(*separated(groups), classes=["byline-people"])

    def _facts(self, byline: Byline) -> nodes.paragraph:
        dated = (
            ("%(date)s", byline.published, "dt-published"),
            (marked("Updated %(date)s"), byline.updated, "dt-updated"),
            (marked("Checked %(date)s"), byline.meta.reviewed, "byline-checked"),
        )
        groups: list[Nodes] = [
            sentence(message, date=[self.shapes.time(moment, class_)])
            for message, moment, class_ in dated
            if moment
        ]
        groups.append([nodes.Text(phrases.minutes_text(byline.minutes))])
        if found := byline.meta.license:
            shown = (
                self.shapes.outside(found.url, found.name) if found.url else nodes.Text(found.name)
            )
            groups.append([nodes.inline("", "", shown, classes=["byline-license"])])
        return line(*separated(groups), classes=["byline-facts"])

    def _adapted(self, adapted: Adapted) -> nodes.paragraph:
        title = adapted.title or adapted.url or _("another work")
        shown = self.shapes.outside(adapted.url, title) if adapted.url else nodes.Text(title)
        parts: dict[str, Nodes] = {"title": [nodes.emphasis("", "", shown)]}
        if adapted.people:
            parts["names"] = self.shapes.names(adapted.people)
        if adapted.date:
            parts["date"] = [self.shapes.time(adapted.date)]
        message = phrases.ADAPTED["names" in parts, "date" in parts]
        return line(*sentence(message, **parts), classes=["byline-adapted"])

    def cards(self, slot: author_slot) -> Nodes:
        byline = self.survey.bylines.get(slot["docname"])
        if byline is None or not byline.is_post:
            return []
        authors = [person.author for person in byline.with_role("author") if person.author]
        if not authors:
            return []
        title = ngettext("About the author", "About the authors", len(authors))
        return [block(heading(title), *self._cards(authors), classes=["author-cards"])]

    def named_cards(self, slot: author_slot) -> Nodes:
        people = views.people(self.survey.registry, slot["people"])
        unknown = [line(nodes.Text(person.name)) for person in people if not person.author]
        return [*self._cards([person.author for person in people if person.author]), *unknown]

    def _cards(self, authors: Iterable[Author], *, counted: bool = False) -> Nodes:
        """Who *authors* are: a list of cards, in HTML drawn as such."""
        bodies = [(author, self._card_text(author, counted=counted)) for author in authors]
        if not bodies:
            return []
        if not self.shapes.is_html:
            return [
                nodes.bullet_list("", *(nodes.list_item("", *body) for _author, body in bodies))
            ]
        cards = (
            block(
                *self.shapes.image(author, CARD_PIXELS),
                block(*body, classes=["author-card-text"]),
                classes=["author-card", "h-card"],
                tag="li",
            )
            for author, body in bodies
        )
        return [block(*cards, classes=["author-list"], tag="ul")]

    def _card_text(self, author: Author, *, counted: bool) -> Nodes:
        name = self.shapes.link(author.docname, author.name, classes=["p-name", "u-url"])
        first: Nodes = [nodes.strong("", "", name)]
        if author.affiliation:
            first = row([*first, _org(author.affiliation)])
        body: Nodes = [line(*first, classes=["author-card-name"])]
        if author.summary:
            body.append(line(nodes.Text(author.summary), classes=["p-note"]))
        if counted and (counts := self._counts(author)):
            body.append(line(nodes.Text(counts), classes=["author-card-note"]))
        return body + self._links(author)

    def _links(self, author: Author, rel: str = "", feed: str = "") -> Nodes:
        links: list[Nodes] = [
            [self.shapes.outside(link.url, link.label, rel)] for link in author.links
        ]
        if feed:
            links.append([nodes.reference("", _("Feed"), internal=True, refuri=feed)])
        if not links:
            return []
        if self.shapes.is_html:
            return [bullets(links, "author-links")]
        return [line(*separated(links))]

    # -- The page of an author -----------------------------------------------------------

    def profile(self, slot: author_slot) -> Nodes:
        author = self._author_of(slot)
        if author is None:
            return []
        alt = _("Portrait of %(name)s", name=author.name) if author.avatar else ""
        facts: Nodes = []
        if author.affiliation:
            facts.append(line(_org(author.affiliation)))
        if author.retired:
            facts.append(line(nodes.Text(_("No longer active in the project."))))
        facts += self._links(author, rel="me", feed=self.shapes.feed(author))
        machine = [
            *self.shapes.data(author.name, "p-name"),
            *self.shapes.data(self.shapes.url(author.docname), "u-url", "u-uid"),
        ]
        text = [block(*machine, *facts, classes=["author-facts"])] if facts or machine else []
        image = self.shapes.image(author, PROFILE_PIXELS, alt)
        return [block(*image, *text, classes=["author-profile", "h-card"])] if image or text else []

    def _author_of(self, slot: author_slot) -> Author | None:
        authors = self.survey.registry.authors.values()
        return next((a for a in authors if a.docname == slot["docname"]), None)

    def works(self, slot: author_slot) -> Nodes:
        author = self._author_of(slot)
        works = self.survey.works.get(author.id, []) if author else []
        found: Nodes = []
        for kind, some in views.by_kind(works):
            first, folds = views.folds(some, SHOWN)
            count = phrases.count_text(kind, len(some)) if folds else ""
            found += [
                heading(phrases.kind_heading(kind)),
                *([line(nodes.Text(count))] if count else []),
            ]
            found += [self._work_list(first), *map(self._fold, folds)]
        return [block(*found, classes=["author-works"])] if found else []

    def _fold(self, fold: views.Fold) -> nodes.Node:
        language = self.shapes.builder.config.language
        year = year_text(fold.year, language) if fold.year else _("Without a date")
        label = f"{year} ({number_text(len(fold.works))})"
        if not self.shapes.is_html:
            return self._work_list(fold.works)
        return author_fold("", self._work_list(fold.works), summary=label)

    def _work_list(self, works: Iterable[Work]) -> nodes.Node:
        if not self.shapes.is_html:
            return bullets((self._work(work) for work in works), "author-work-list")
        items = [nodes.list_item("", *self._work_lines(work)) for work in works]
        return nodes.bullet_list("", *items, classes=["author-work-list"])

    def _work_lines(self, work: Work) -> Nodes:
        """A work as listings show one: its title, when and in which role, and its first words."""
        title, _gap, facts = self._work(work)
        found: Nodes = [line(title, classes=["author-work-title"])]
        found.append(line(*facts.children[1:-1], classes=["author-work-facts"]))
        if work.words:
            found.append(line(nodes.Text(work.words)))
        return found

    def _work(self, work: Work) -> Nodes:
        roles = row_text(phrases.role_name(role) for role in work.roles)
        date: Nodes = [self.shapes.time(work.date)] if work.date else []
        facts = separated([date, [nodes.Text(roles)]])
        title = self.shapes.link(work.docname, work.title, work.anchor)
        return [
            title,
            nodes.Text(" "),
            nodes.inline("", "", *_bracketed(facts), classes=["author-work-facts"]),
        ]

    # -- Everybody -----------------------------------------------------------------------

    def everybody(self, slot: author_slot) -> Nodes:
        if limit := slot["limit"]:
            return self._cards(views.lately(self.survey)[:limit])
        authors = views.by_name(self.survey.registry.authors.values())
        active = [author for author in authors if not author.retired]
        retired = [author for author in authors if author.retired]
        found = self._cards(active, counted=True)
        if retired:
            found += [heading(_("No longer active")), *self._cards(retired, counted=True)]
        return found

    def _counts(self, author: Author) -> str:
        found = views.counts(self.survey.works.get(author.id, ()))
        return row_text(phrases.count_text(kind, number) for kind, number in found)

    def contributors(self, slot: author_slot) -> Nodes:
        found: Nodes = []
        for role in ROLES:
            people = self._contributors(role)
            if people:
                found += [heading(phrases.role_heading(role)), bullets(people)]
        return found

    def _contributors(self, role: str) -> list[Nodes]:
        found: list[Nodes] = []
        for author in views.by_name(self.survey.registry.authors.values()):
            works = [w for w in self.survey.works.get(author.id, ()) if role in w.roles]
            if not works:
                continue
            counts = row_text(phrases.count_text(k, n) for k, n in views.counts(works))
            name: Nodes = [self.shapes.link(author.docname, author.name)]
            if author.affiliation:
                name = row([*name, nodes.Text(author.affiliation)])
            found.append(sentence("%(title)s: %(part)s", title=name, part=[nodes.Text(counts)]))
        return found


def _org(name: str) -> nodes.inline:
    return nodes.inline(name, name, classes=["p-org"])


def _bracketed(parts: Nodes) -> Nodes:
    return [nodes.Text("("), *parts, nodes.Text(")")]
