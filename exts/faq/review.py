"""Answers that are due for a review, a line each: ``python -m exts.faq.review SOURCES``.

A builder, ``faq-review``, prints the same for ``sphinx-build``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar

from sphinx.builders.dummy import DummyBuilder
from sphinx.errors import ConfigError

from .domain import FaqDomain
from .freshness import overdue, today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


class ReviewBuilder(DummyBuilder):
    """Reads the sources, writes no file, prints what is overdue."""

    name = "faq-review"
    epilog = ""
    allow_parallel: ClassVar[bool] = True

    def finish(self) -> None:
        if not self.config.faq_review_after:
            raise ConfigError("faq_review_after is not set: say after how many days to review")
        for line in report_lines(self.env):
            print(line)


def report_lines(env: BuildEnvironment) -> Iterator[str]:
    """``owner  page:line  question  last reviewed`` for every overdue answer, in columns."""
    domain, days = FaqDomain.of(env), env.config.faq_review_after
    for question in overdue(domain.questions.values(), days, today()):
        details = question.details
        day = details.reviewed.day.isoformat() if details.reviewed else "never"
        place = f"{env.doc2path(question.docname, base=False)}:{question.line}"
        yield "  ".join((details.owner or "-", place, question.title, day))


def main(arguments: list[str]) -> int:
    """Run the builder over the sources; further arguments are those of ``sphinx-build``."""
    from sphinx.cmd.build import build_main

    return build_main(["-q", "-b", ReviewBuilder.name, *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
