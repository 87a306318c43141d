"""The builder ``faq-review``: answers that are due for a review, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_commons.core.clock import today
from sphinx_commons.core.report import ReportBuilder

from .domain import FaqDomain
from .freshness import overdue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


class ReviewBuilder(ReportBuilder):
    """Prints what is overdue."""

    name = "faq-review"

    def lines(self) -> Iterator[str]:
        if self.config.faq_review_after <= 0:
            raise ConfigError("faq_review_after is not set: say after how many days to review")
        return report_lines(self.env)


def report_lines(env: BuildEnvironment) -> Iterator[str]:
    """``owner  page:line  question  last reviewed`` for every overdue answer, in columns."""
    domain, days = FaqDomain.of(env), env.config.faq_review_after
    for question in overdue(domain.questions.values(), days, today()):
        details = question.details
        day = details.reviewed.day.isoformat() if details.reviewed else "never"
        place = f"{env.doc2path(question.docname, base=False)}:{question.line}"
        yield "  ".join((details.owner or "-", place, question.title, day))
