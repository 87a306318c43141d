"""What can only be checked when every page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .domain import FaqDomain
from .warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model import Question


def check_questions(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of equal ids, and of unknown tags and related questions."""
    domain = FaqDomain.of(env)
    for later, first in domain.registry.clashes:
        place = f"{domain.env.doc2path(first.docname, base=False)}:{first.line}"
        message = "question id %r is already used at %s; this one is %r now"
        used = domain.registry.by_key[later.key].qid
        warn("duplicate", message, later.qid, place, used, location=_place(later))
    for question in domain.questions.values():
        _check_related(domain, question)
        _check_tags(domain, question)


def _check_related(domain: FaqDomain, question: Question) -> None:
    for qid in question.own.related:
        if domain.find(qid) is None:
            message = "related: unknown question %r%s"
            warn("unknown", message, qid, domain.hint(qid), location=_place(question))


def _check_tags(domain: FaqDomain, question: Question) -> None:
    for tag in question.own.tags:
        if domain.tags.is_unknown(tag):
            hint = domain.tags.hint(tag)
            warn("unknown_tag", "unknown tag %r%s", tag, hint, location=_place(question))


def _place(question: Question) -> tuple[str, int]:
    return question.docname, question.line
