"""Nodes that show questions: links to them, lists of them, what is known about an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import UnknownLocaleError
from babel.dates import format_date
from docutils import nodes
from sphinx import addnodes

from .freshness import is_overdue, today
from .labels import labels
from .nodes import PLACE, faq_time, question_notes
from .views import MOST_RELATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sphinx.config import Config

    from .domain import FaqDomain
    from .model import Question

SEPARATOR = " · "


def link(question: Question, docname: str) -> addnodes.pending_xref:
    """A link to *question* in the page *docname*, its title as text."""
    content = nodes.inline("", question.title, classes=["faq-q"])
    return addnodes.pending_xref(
        "", content, refdomain="faq", reftype=PLACE, reftarget=question.key, refdoc=docname,
        refexplicit=True, refwarn=True,
    )  # fmt: skip


def link_list(questions: Iterable[Question], docname: str, name: str) -> nodes.bullet_list:
    """A list of links, of class *name*."""
    items = [
        nodes.list_item("", nodes.paragraph("", "", link(question, docname)))
        for question in questions
    ]
    return nodes.bullet_list("", *items, bullet="*", classes=[name])


def related_to(domain: FaqDomain, question: Question) -> list[Question]:
    """The questions that *question* names, or those nearest to it; three at most."""
    given = [found for qid in question.own.related if (found := domain.find(qid))]
    if not question.own.related:
        given = domain.relations.like(question)
    return [other for other in given if other.key != question.key][:MOST_RELATED]


def notes_of(domain: FaqDomain, question: Question, docname: str) -> question_notes | None:
    """What stands below an answer; None where there is nothing to say."""
    words = labels(domain.env.config)
    notes = question_notes("", classes=["faq-notes"])
    if related := related_to(domain, question):
        notes += nodes.paragraph("", words["related"], classes=["faq-related-title"])
        notes += link_list(related, docname, "faq-related")
    if line := facts_line(domain, question, docname):
        notes += line
    if is_noted_overdue(domain, question):
        notes += nodes.paragraph("", words["overdue"], classes=["faq-overdue"])
    return notes if notes.children else None


def is_noted_overdue(domain: FaqDomain, question: Question) -> bool:
    """Whether the page shall say that a review is due."""
    config = domain.env.config
    return bool(config.faq_overdue_note) and is_overdue(question, config.faq_review_after, today())


def facts_line(
    domain: FaqDomain, question: Question, docname: str, *more: nodes.Node
) -> nodes.paragraph | None:
    """Credits, date of review and scope, then *more*, as one line."""
    config, details = domain.env.config, question.details
    words = labels(config)
    parts: list[Sequence[nodes.Node]] = []
    if question.own.authors:
        parts.append(_filled(words["by"], _names(question.own.authors, docname)))
    if details.reviewed:
        day = details.reviewed.day
        shown = faq_time("", shown_date(config, day), datetime=day.isoformat())
        parts.append(_filled(words["reviewed"], [shown]))
    if details.applies_to:
        parts.append([nodes.Text(words["applies_to"].format(text=details.applies_to))])
    parts += [[node] for node in more]
    if not parts:
        return None
    return nodes.paragraph("", "", *_joined(parts, SEPARATOR), classes=["faq-facts"])


def _names(people: Iterable[str], docname: str) -> list[nodes.Node]:
    """The people as links where a registry of authors knows them, as written where not."""
    names = [
        addnodes.pending_xref(
            "", nodes.inline("", person), refdomain="author", reftype="name", reftarget=person,
            refdoc=docname, refexplicit=False, faq_credit=True,
        )
        for person in people
    ]  # fmt: skip
    return _joined([[name] for name in names], ", ")


def _joined(parts: Sequence[Sequence[nodes.Node]], separator: str) -> list[nodes.Node]:
    joined: list[nodes.Node] = []
    for part in parts:
        if joined:
            joined.append(nodes.Text(separator))
        joined += part
    return joined


def _filled(template: str, content: Sequence[nodes.Node]) -> list[nodes.Node]:
    """*template* with *content* in the place of its only placeholder."""
    before, _, rest = template.partition("{")
    after = rest.partition("}")[2]
    return [nodes.Text(before), *content, *([nodes.Text(after)] if after else [])]


def shown_date(config: Config, day: date) -> str:
    """*day* as people of the project's language write it."""
    language = str(config.language or "en").replace("-", "_")
    form = "d MMMM y" if language.startswith("en") else "long"
    try:
        return format_date(day, form, locale=language)
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
