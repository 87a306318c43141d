"""ABlog's directive ``post`` as a part of the header: posts of the future are never parsed."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from .notebook import written_cells
from .raw import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Markup

FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,}|:{3,})(?:\{post\}[ \t]*(?P<date>.*))?")
REST = re.compile(r"\.\.[ \t]+post::[ \t]*(?P<date>.*)")
OPTION = re.compile(r"[ \t]*:(?P<name>[A-Za-z_-]+):(?:[ \t]+(?P<value>.*))?[ \t]*")
FLAGS = frozenset({"exclude", "nocomments"})
# The number of an image in the text, where our key has the name of its file.
OTHER = frozenset({"image"})


def find_posts(source: str, markup: Markup, above: int = 0) -> list[list[Entry]]:
    """What each of the directives of *source* says, with lines of the file.

    :param above: how many lines of the file stand above *source*.
    """
    if "post" not in source:
        return []
    if markup == "notebook":
        return [post for cell in written_cells(source) for post in find_posts(*cell)]
    lines = source.splitlines()
    return [
        [*_entries(above + number, date, list(takewhile(OPTION.fullmatch, lines[number:])))]
        for number, date in _starts(lines, markup)
    ]


def _starts(lines: list[str], markup: Markup) -> Iterator[tuple[int, str]]:
    """Number of the line and argument of each directive that stands in nothing else."""
    if markup == "rst":
        found = ((number, REST.fullmatch(line)) for number, line in enumerate(lines, 1))
        yield from ((number, match["date"]) for number, match in found if match)
        return
    fence = ""
    for number, line in enumerate(lines, 1):
        match = FENCE.match(line)
        if fence:
            closes = match and line.strip().startswith(fence) and not line.strip(f" {fence[0]}")
            fence = "" if closes else fence
        elif match:
            if match["date"] is not None:
                yield number, match["date"]
            fence = match["fence"]


def _entries(number: int, date: str, options: list[str]) -> Iterator[Entry]:
    yield Entry("blogpost", "true", number)
    yield Entry("date", date.strip() or None, number)
    for line, text in enumerate(options, number + 1):
        match = OPTION.fullmatch(text)
        if match and (name := match["name"].lower()) not in OTHER:
            yield Entry(name, "true" if name in FLAGS else match["value"] or None, line)
