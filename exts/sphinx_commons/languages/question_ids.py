"""Questions that are written as directives have the ids of the source, or links to them end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_commons.core.vocabulary import did_you_mean
from sphinx_commons.faq.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

START = re.compile(r"\s*(?:[:`~]{3,}\{faq:question\}|\.\.\s+faq:question::)[ \t]*(.*)")
OPTION = re.compile(r"\s*:([a-z-]+):[ \t]*(.*)")


class Asked(NamedTuple):
    """A question: its id, and the line that it begins at."""

    qid: str
    line: int


def read_questions(text: str) -> Iterator[Asked]:
    """The questions that are directives in the text of a page; an id follows from the title."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if match := START.match(line):
            qid = slugify(match[1].strip())
            for option in map(OPTION.match, lines[number:]):
                if option is None:
                    break
                qid = option[2].strip() if option[1] == "id" else qid
            yield Asked(qid, number)


def strangers(translation: str, source: str) -> Iterator[tuple[int, str]]:
    """The line of each question with an id that the source has not, and what is wrong there."""
    known = {asked.qid for asked in read_questions(source)}
    for asked in read_questions(translation) if known else ():
        if asked.qid not in known:
            hint = did_you_mean(asked.qid, known)
            yield asked.line, f"no question of the source has the id {asked.qid!r}{hint}"
