"""Everything that a site says of releases: pages, their sections and tabs, and questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.core.records import kept
from sphinx_commons.faq import FaqDomain
from sphinx_commons.front_matter import FrontMatterDomain, page_meta

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One text on what something applies to: where it stands, and what it is about."""

    docname: str
    line: int
    title: str
    text: str
    owner: str = ""


def sayings(env: BuildEnvironment, places: Mapping[str, Iterable[Saying]]) -> Iterator[Saying]:
    """All texts of all pages, by page and line; *places* are those of sections and tabs."""
    found = [*_pages(env), *_questions(env), *_owned(env, places)]
    return iter(sorted(found, key=lambda saying: (saying.docname, saying.line)))


def _owned(env: BuildEnvironment, places: Mapping[str, Iterable[Saying]]) -> Iterator[Saying]:
    """What sections and tabs say; who owns the page owns these."""
    for docname, found in places.items():
        meta = page_meta(env, docname)
        yield from (replace(saying, owner=meta.owner if meta else "") for saying in found)


def _pages(env: BuildEnvironment) -> Iterator[Saying]:
    for docname, meta in FrontMatterDomain.of(env).pages.items():
        if meta.applies_to:
            yield Saying(
                docname=docname,
                line=meta.line("applies_to"),
                title=plain_text(env.titles[docname], pictures=True)
                if docname in env.titles
                else "",
                text=meta.applies_to,
                owner=meta.owner,
            )


def _questions(env: BuildEnvironment) -> Iterator[Saying]:
    """What questions say themselves; a site may have none."""
    questions = FaqDomain.of(env).questions.values() if FaqDomain.name in env.domains else ()
    for question in questions:
        if question.own.applies_to:
            yield Saying(
                docname=question.docname,
                line=question.line,
                title=question.title,
                text=question.own.applies_to,
                owner=question.details.owner,
            )


def pages_that_show(env: BuildEnvironment, places: Mapping[str, object]) -> set[str]:
    """The pages with badges: their own, and those of questions that they show."""
    found = {*places, *(saying.docname for saying in _pages(env))}
    if FaqDomain.name in env.domains:
        domain = FaqDomain.of(env)
        found |= {q.docname for q in domain.questions.values() if q.details.applies_to}
        found |= {
            d for d, uses in domain.uses.items() if any(kind == "include" for kind, _ in uses)
        }
    return found
