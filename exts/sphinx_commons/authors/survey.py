"""Everything that pages show of people, gathered once a build when all pages are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_commons.core.history import read_history
from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.front_matter import FrontMatterDomain, Moment, public_credits

from . import lengths, views
from .domain import AuthorDomain
from .model import Length
from .views import Survey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import Credit, PageMeta

    from .model import Byline
    from .registry import Registry

    History = Mapping[str, tuple[Moment, Moment]]


def survey_of(env: BuildEnvironment) -> Survey:
    """The survey of the build that is running."""
    domain = AuthorDomain.of(env)
    if domain.survey is None:
        domain.survey = take_survey(env)
    return domain.survey


def take_survey(env: BuildEnvironment) -> Survey:
    """Resolve, sort and group the credits of all pages."""
    registry = AuthorDomain.of(env).make_registry()
    history = _history(env)
    credits_ = [_dated(credit, history) for credit in public_credits(env)]
    works = views.works_by_author(registry, credits_)
    openings = AuthorDomain.of(env).openings
    return Survey(
        registry=registry,
        works={name: views.with_words(some, openings) for name, some in works.items()},
        bylines=dict(_bylines(env, registry, history)),
    )


def _history(env: BuildEnvironment) -> History:
    """Docname -> the dates that git knows of its file."""
    by_path = read_history(env.srcdir) if env.config.authors_git_dates else {}
    paths = {d: env.doc2path(d, base=False).as_posix() for d in env.all_docs} if by_path else {}
    known = {docname: by_path[path] for docname, path in paths.items() if path in by_path}
    return {d: (Moment(first, True), Moment(last, True)) for d, (first, last) in known.items()}


def _dated(credit: Credit, history: History) -> Credit:
    if credit.date or credit.anchor or credit.docname not in history:
        return credit
    return replace(credit, date=history[credit.docname][0])


def _bylines(
    env: BuildEnvironment, registry: Registry, history: History
) -> Iterator[tuple[str, Byline]]:
    domain = AuthorDomain.of(env)
    for docname, meta in sorted(FrontMatterDomain.of(env).pages.items()):
        if docname in env.titles and docname not in domain.entries and _has_byline(meta, registry):
            byline = views.byline(registry, meta, dates=history.get(docname))
            yield (
                docname,
                replace(
                    byline,
                    title=plain_text(env.titles[docname], pictures=True),
                    minutes=lengths.minutes(domain.lengths.get(docname, Length())),
                ),
            )


def _has_byline(meta: PageMeta, registry: Registry) -> bool:
    """Whether the page says who gave what and when.

    Sphinx shows none of the fields of reStructuredText. It stays so on a site without author pages.
    """
    is_plain = meta.markup == "rst" and meta.kind == "page" and not registry.authors
    return meta.has_byline and not is_plain


def shown_people(env: BuildEnvironment, survey: Survey) -> dict[str, list[object]]:
    """Docname -> what the page shows of people, for each page that shows any."""
    domain = AuthorDomain.of(env)
    shown: dict[str, list[object]] = {d: [byline] for d, byline in survey.bylines.items()}
    for docname, credits_ in FrontMatterDomain.of(env).credits.items():
        people = [views.person(survey.registry, credit.person) for credit in credits_]
        shown.setdefault(docname, []).extend(people)
    for docname, author in domain.entries.items():
        parts = (author, survey.registry.authors.get(author.id), survey.works.get(author.id))
        shown.setdefault(docname, []).extend(parts)
    for docname, mentions in domain.mentions.items():
        named = [views.person(survey.registry, name) for name, _line in mentions]
        shown.setdefault(docname, []).extend(named)
    for docname, labels in domain.labels.items():
        meant = [survey.registry.labelled(label) for label in labels]
        shown.setdefault(docname, []).extend(meant)
    if domain.lists:
        everybody = [
            (author, views.counts(works), works[:1])
            for author in survey.registry.authors.values()
            for works in [survey.works.get(author.id, [])]
        ]
        for docname in domain.lists:
            shown.setdefault(docname, []).append(everybody)
    return shown
