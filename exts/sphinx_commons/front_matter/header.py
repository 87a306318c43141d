"""Finding the header of a Markdown file: YAML between rules, or Pelican's ``Key: value`` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

OPEN = re.compile(r"---[ \t]*\n")
CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
PELICAN = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_-]*)[ \t]*:[ \t]*(?P<value>.*)")
PELICAN_FIRST = frozenset(
    "author authors category date keywords lang modified slug status summary tags title".split()
)


@dataclass(frozen=True, slots=True)
class Header:
    """One header: its text without rules, the line its text starts at, and how far it reaches.

    ``end`` is the offset of the body in the source, ``height`` the number of lines before it.
    """

    kind: Literal["none", "yaml", "pelican", "unclosed", "fields", "notebook"]
    text: str
    first_line: int
    end: int
    height: int


NO_HEADER = Header("none", "", 1, 0, 0)


def find_header(source: str) -> Header:
    """The header that *source* starts with; line ends are ``\\n``."""
    if match := OPEN.match(source):
        return _yaml_header(source, match.end())
    return _pelican_header(source)


def _yaml_header(source: str, start: int) -> Header:
    close = CLOSE.search(source, start)
    if close is None:
        return Header("unclosed", "", 1, 0, 0)
    text = source[start : close.start()]
    return Header("yaml", text, 2, close.end(), source.count("\n", 0, close.end()))


def _pelican_header(source: str) -> Header:
    first, _, _ = source.partition("\n")
    match = PELICAN.fullmatch(first)
    if match is None or match["key"].lower() not in PELICAN_FIRST:
        return NO_HEADER
    end = 0
    while end < len(source):
        stop = source.find("\n", end)
        stop = len(source) if stop < 0 else stop + 1
        line = source[end:stop]
        if not (PELICAN.match(line) or line[:1] in " \t") or not line.strip():
            break
        end = stop
    return Header("pelican", source[:end], 1, end, source.count("\n", 0, end))


def pelican_pairs(header: Header) -> list[tuple[str, str, int]]:
    """``(key, value, line)`` of each key of a Pelican header; indented lines continue a value."""
    pairs: list[tuple[str, str, int]] = []
    for number, line in enumerate(header.text.splitlines(), header.first_line):
        match = None if line[:1] in " \t" else PELICAN.fullmatch(line)
        if match is not None:
            pairs.append((match["key"].strip().lower(), match["value"].strip(), number))
        elif pairs:
            key, value, first = pairs[-1]
            pairs[-1] = (key, f"{value} {line.strip()}".strip(), first)
    return pairs
