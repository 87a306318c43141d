"""Nodes that show questions: links to them, lists of them, what is known about an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_commons.core.clock import today
from sphinx_commons.core.dates import long_date
from sphinx_commons.core.scope import badge_of
from sphinx_commons.core.sentences import name_list, placed

from .freshness import is_overdue
from .nodes import PLACE, faq_time, question_notes
from .phrases import label
from .views import MOST_RELATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    config = domain.env.config
    notes = question_notes("", classes=["faq-notes"])
    if related := related_to(domain, question):
        notes += nodes.paragraph("", label(config, "related"), classes=["faq-related-title"])
        notes += link_list(related, docname, "faq-related")
    if line := facts_line(domain, question, docname):
        notes += line
    if is_noted_overdue(domain, question):
        notes += nodes.paragraph("", label(config, "overdue"), classes=["faq-overdue"])
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
    parts: list[Sequence[nodes.Node]] = []
    if question.own.authors:
        parts.append(placed(label(config, "by"), {"names": _names(question.own.authors, docname)}))
    if details.reviewed:
        day = details.reviewed.day
        shown = faq_time("", long_date(day, config.language), datetime=day.isoformat())
        parts.append(placed(label(config, "reviewed"), {"date": [shown]}))
    if details.applies_to and not badge_of(domain.env, details.applies_to, docname):
        scope = label(config, "applies_to")
        parts.append(placed(scope, {"text": [nodes.Text(details.applies_to)]}))
    parts += [[node] for node in more]
    if not parts:
        return None
    return nodes.paragraph("", "", *_joined(parts), classes=["faq-facts"])


def _names(people: Iterable[str], docname: str) -> list[nodes.Node]:
    """The people as links where a registry of authors knows them, as written where not."""
    names = [
        addnodes.pending_xref(
            "", nodes.inline("", person), refdomain="author", reftype="name", reftarget=person,
            refdoc=docname, refexplicit=False, faq_credit=True,
        )
        for person in people
    ]  # fmt: skip
    return name_list(names)


def _joined(parts: Sequence[Sequence[nodes.Node]]) -> list[nodes.Node]:
    joined: list[nodes.Node] = []
    for part in parts:
        if joined:
            joined.append(nodes.Text(SEPARATOR))
        joined += part
    return joined
