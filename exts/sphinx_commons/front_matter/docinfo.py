"""The header of a reStructuredText file: the list of fields above its title, as docutils has it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from docutils import utils
from docutils.parsers.rst.states import Body

from .fields import FIELDS
from .header import NO_HEADER, Header

if TYPE_CHECKING:
    from collections.abc import Iterator

    Found = tuple[str, Any, int]

MARKER = re.compile(Body.patterns["field_marker"])
BULLET = re.compile(Body.patterns["bullet"])
# What may stand above the fields: comments, targets, and directives that leave nothing in the text.
ABOVE = re.compile(r"\.\.($|[ \t]+(_|\||(meta|role|default-role)::|(?!\[|\S+::)))")
# Docutils takes lists of authors.
PLAIN = {"authors": str | list | None}
MOST_DEPTH = 3  # no key has more in it
# What version control fills in.
KEYWORD = re.compile(r"\$\w+(?::.*)?\$")


def find_fields(source: str) -> Header:
    """The list of fields that *source* has above its title."""
    lines = source.splitlines()
    start = _start(lines)
    if start == len(lines) or not MARKER.match(lines[start]):
        return NO_HEADER
    last = start
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip() and not (line[0].isspace() or MARKER.match(line)):
            break
        last = number if line.strip() else last
    text = "\n".join(lines[start : last + 1])
    return Header("fields", text, start + 1, 0, 0)


def _start(lines: list[str]) -> int:
    """Where the first block that docutils would show begins."""
    number = 0
    while number < len(lines):
        line = lines[number]
        if not line.strip():
            number += 1
        elif ABOVE.match(line):
            number += 1 + _body_length(lines[number + 1 :])
        else:
            break
    return number


def _body_length(lines: list[str]) -> int:
    """How many of *lines* belong to the block above them."""
    return sum(1 for _ in takewhile(lambda line: not line.strip() or line[0].isspace(), lines))


def field_pairs(header: Header) -> Iterator[Found]:
    """``(name, value, line)`` of each field: text, None, lists and mappings, nothing else."""
    for name, body, line in _split(header.text.splitlines(), header.first_line):
        value = _value(body)
        if not (isinstance(value, str) and KEYWORD.fullmatch(value)):
            yield name, value, line


def nested_lines(header: Header) -> dict[str, dict[str, int]]:
    """Name of a field -> the lines of the fields in it."""
    found = {}
    for name, body, line in _split(header.text.splitlines(), header.first_line):
        if _is_mapping(body):
            found[name] = {inner: number for inner, _, number in _split(body, line)}
    return found


def without_records(source: str, header: Header) -> str:
    """*source* with empty lines in the place of our fields that hold more than a text.

    Docutils takes some of these for its own, and refuses them.
    """
    lines = source.splitlines(keepends=True)
    for name, body, line in _split(header.text.splitlines(), header.first_line):
        if name in FIELDS and not isinstance(_value(body), PLAIN.get(name, str | None)):
            lines[line - 1 : line - 1 + len(body)] = ["\n"] * len(body)
    return "".join(lines)


def _split(lines: list[str], first: int) -> Iterator[tuple[str, list[str], int]]:
    """Name, lines and number of the first line of each field of a list of fields."""
    starts = [n for n, line in enumerate(lines) if MARKER.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        marker = MARKER.match(lines[start])
        if marker:
            name = marker[0].strip()[1:-1].strip().lower()
            body = [lines[start][marker.end() :], *_dedented(lines[start + 1 : end])]
            yield name, body, first + start


def _dedented(lines: list[str]) -> list[str]:
    depth = min((len(s) - len(s.lstrip()) for s in lines if s.strip()), default=0)
    return [line[depth:] for line in lines]


def _shown(body: list[str]) -> str:
    return next((line for line in body if line.strip()), "")


def _is_mapping(body: list[str]) -> bool:
    return MARKER.match(_shown(body)) is not None


def _value(body: list[str], depth: int = 0) -> Any:
    if depth < MOST_DEPTH and _is_mapping(body):
        return {name: _value(inner, depth + 1) for name, inner, _ in _split(body, 1)}
    if depth < MOST_DEPTH and BULLET.match(_shown(body)):
        return list(_items(body, depth + 1))
    return _text(body) or None


def _items(body: list[str], depth: int) -> Iterator[Any]:
    starts = [n for n, line in enumerate(body) if BULLET.match(line)]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        first = BULLET.sub("", body[start], count=1)
        yield _value([first, *_dedented(body[start + 1 : end])], depth)


def _text(body: list[str]) -> str:
    joined = " ".join(line.strip() for line in body if line.strip())
    return str(utils.unescape(utils.escape2null(joined)))
