"""Which pages show something of questions, and have to be written again when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .domain import FaqDomain
from .fill import is_noted_overdue, related_to
from .lists import list_questions
from .noting import name_for_myst, uses_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model import Question


def note_references(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``: only now MyST's links are references that look for their targets."""
    docname = app.env.docname
    if uses := uses_of(doctree):
        FaqDomain.of(app.env).uses[docname] = uses
    name_for_myst(app.env, docname, doctree)


def forget(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-updated``: conclude everything anew, as files beside the pages may be others."""
    domain = FaqDomain.of(env)
    domain.forget()
    domain.name_index()


def views(app: Sphinx, env: BuildEnvironment) -> dict[str, list[Any]]:
    """``page-views``: what pages show of questions that they do not say themselves."""
    domain = FaqDomain.of(env)
    found: dict[str, list[Any]] = {}
    for question in domain.questions.values():
        found.setdefault(question.docname, []).append(_around(domain, question))
    for docname, uses in domain.uses.items():
        for kind, wanted in uses:
            found.setdefault(docname, []).append(_view(domain, docname, kind, wanted))
    return found


def _around(domain: FaqDomain, question: Question) -> list[Any]:
    """What the notes of a question show that its page does not say."""
    return [
        question.qid,
        [_face(other) for other in related_to(domain, question)],
        [domain.tags.label(tag) for tag in question.details.tags],
        is_noted_overdue(domain, question),
    ]


def _face(question: Question) -> tuple[str, str, str]:
    """What a link to a question depends on."""
    return question.title, question.docname, question.anchor


def _view(domain: FaqDomain, docname: str, kind: str, wanted: Any) -> list[Any]:
    if kind == "list":
        found = list_questions(domain, dict(wanted), docname, lambda _problem: None)
        return [_face(question) for question in found]
    if kind == "include":
        return list(_included(domain, wanted, set()))
    places = domain.registry.places
    found_one = places.get(wanted) if kind == "place" else domain.find(wanted)
    return [_face(found_one)] if found_one else [wanted]


def _included(domain: FaqDomain, qid: str, seen: set[str]) -> Iterator[Any]:
    """A question and all that its answer includes in turn."""
    question = domain.find(qid)
    if question is None or question.key in seen:
        return
    seen.add(question.key)
    yield question, _face(question)
    for kind, wanted in domain.uses.get(question.docname, ()):
        if kind == "include":
            yield from _included(domain, wanted, seen)
        else:
            yield _view(domain, question.docname, kind, wanted)
