"""A piece of a page with the source line of each of its lines."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

Line = tuple[str, int]


class Source:
    """Text that is read from left to right; every line ends in a newline."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        self.text = "".join(text + "\n" for text, _ in self.lines)
        self._starts = [0]
        for text, _ in self.lines:
            self._starts.append(self._starts[-1] + len(text) + 1)
        self.pos = 0

    @property
    def done(self) -> bool:
        """Whether everything was read."""
        return self.pos >= len(self.text)

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match at the current position."""
        return pattern.match(self.text, self.pos)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match at the current position, stepping over it."""
        found = pattern.match(self.text, self.pos)
        if found:
            self.pos = found.end()
        return found

    def line_number(self, pos: int | None = None) -> int:
        """The source line at *pos* (now, without it)."""
        if not self.lines:
            return 0
        index = bisect_right(self._starts, self.pos if pos is None else pos) - 1
        return self.lines[min(index, len(self.lines) - 1)][1]

    def between(self, start: int, end: int) -> list[Line]:
        """The text from *start* to *end* as numbered lines."""
        return number(self.text[start:end], self.line_number(start))


def number(text: str, first: int) -> list[Line]:
    """The lines of *text*, numbered from *first*."""
    parts = text.split("\n")
    if parts and parts[-1] == "":
        parts.pop()
    return [(part, first + index) for index, part in enumerate(parts)]


def plain(lines: Iterable[Line]) -> str:
    """The text of *lines*."""
    return "\n".join(text for text, _ in lines)


def strip_blank(lines: Sequence[Line]) -> list[Line]:
    """*lines* without blank ones at both ends."""
    first, last = 0, len(lines)
    while first < last and not lines[first][0].strip():
        first += 1
    while last > first and not lines[last - 1][0].strip():
        last -= 1
    return list(lines[first:last])


def outdent(text: str, width: int = 4) -> str:
    """*text* without up to *width* columns of indentation; a tab reaches a column of four."""
    column = 0
    for index, char in enumerate(text):
        if column >= width or char not in " \t":
            return text[index:]
        column = column + 1 if char == " " else column // 4 * 4 + 4
        if column > width:
            return " " * (column - width) + text[index + 1 :]
    return ""


def expand_code_tabs(text: str) -> str:
    """Tabs as spaces up to the next column of four, as a browser shows indented code."""
    return "\n".join(line.expandtabs(4) for line in text.split("\n"))
