"""When an answer is due for a review. Pure functions of records and days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from .model import Question


def is_overdue(question: Question, days: int, day: date) -> bool:
    """Whether on *day* the last review is longer ago than *days*, or there was none.

    With 0 *days* no answer is overdue.
    """
    if days <= 0:
        return False
    reviewed = question.details.reviewed
    return reviewed is None or reviewed.day + timedelta(days=days) < day


def overdue(questions: Iterable[Question], days: int, day: date) -> list[Question]:
    """The overdue questions by owner, page and place."""
    found = [question for question in questions if is_overdue(question, days, day)]
    return sorted(found, key=lambda q: (q.details.owner, q.docname, q.place))
