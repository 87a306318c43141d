"""The builder ``release-review``: what is due because releases have ended, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.clock import today
from sphinx_commons.core.report import ReportBuilder

from .calendar import FILE
from .domain import ReleaseDomain
from .ranges import parse_scope
from .sayings import sayings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx.environment import BuildEnvironment

    from .calendar import Calendar


class ReviewBuilder(ReportBuilder):
    """Prints releases that should have ended, and what speaks of ended ones only."""

    name = "release-review"

    def lines(self) -> Iterator[str]:
        yield from late(ReleaseDomain.of(self.env).calendar, today())
        yield from outlived(self.env)


def late(calendar: Calendar, day: date) -> Iterator[str]:
    """A line for each release whose end is before *day*, and whose status is another."""
    for release in calendar.releases:
        if release.end and release.end.day < day and not release.has_ended:
            place = f"{FILE}:{calendar.lines[release.id]}"
            end = release.end.day.isoformat()
            yield f"{place}: {release.name} ended on {end}, and its status is {release.status!r}"


def outlived(env: BuildEnvironment) -> Iterator[str]:
    """``owner  page:line  what  applies to`` for all that applies to ended releases alone."""
    domain = ReleaseDomain.of(env)
    found = sorted(sayings(env, domain.places), key=lambda saying: saying.owner)
    for saying in found:
        if parse_scope(saying.text, domain.calendar).has_ended:
            place = f"{env.doc2path(saying.docname, base=False)}:{saying.line}"
            yield "  ".join((saying.owner or "-", place, saying.title, saying.text))
