"""What people write of releases -> a frozen record: ``zed``, ``zed-``, ``-yoga``, lists of these.

No Sphinx in here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_commons.core.vocabulary import fold

from .model import Scope, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .calendar import Calendar
    from .model import Release

# All else is a text for people; a comma may have a space beside it.
RANGE = re.compile(r"[a-z0-9.,-]+")
COMMA = re.compile(r"\s*,\s*")
HYPHEN = "-"


def parse_scope(text: str, calendar: Calendar) -> Scope:
    """What *text* means among the releases of *calendar*; without releases it means nothing."""
    bare = COMMA.sub(",", text.strip())
    if not calendar.releases or not RANGE.fullmatch(bare):
        return Scope(text=text)
    spans: list[Span] = []
    problems: list[tuple[str, str]] = []
    for part in filter(None, bare.split(",")):
        span, wrong = _span(part, calendar)
        spans += [span] if span else []
        problems += wrong
    return Scope(text=text, spans=tuple(spans), problems=tuple(problems))


def _span(part: str, calendar: Calendar) -> tuple[Span | None, list[tuple[str, str]]]:
    """The run of releases that *part* is, and what is wrong with it."""
    names = part.split(HYPHEN)
    if len(names) > 2 or not any(names):
        message = f"{part!r} is no range: 'zed', 'zed-', '-zed' or 'yoga-zed' are wanted"
        return None, [("range", message)]
    found = [calendar.find(name) for name in names]
    unknown = [name for name, release in zip(names, found, strict=True) if name and not release]
    if unknown:
        wrong = [f"unknown release {name!r}{calendar.hint(name)}" for name in unknown]
        return None, [("unknown", message) for message in wrong]
    first, last = found[0], found[-1]
    problems = []
    if first and last and calendar.releases.index(first) > calendar.releases.index(last):
        message = f"{part!r} ends before it begins; did you mean '{last.id}-{first.id}'?"
        problems.append(("range", message))
        first, last = last, first
    return Span(first=first, last=last, releases=calendar.between(first, last)), problems


def named_in(text: str, calendar: Calendar) -> Iterator[tuple[str, Release | None]]:
    """The pieces of *text*, each with the release that it names, if it names one."""
    names = {
        fold(word): release for release in calendar.releases for word in (release.id, release.name)
    }
    if not names:
        yield text, None
        return
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    pattern = rf"(?<![\w.-])({'|'.join(longest_first)})(?![\w-]|\.\w)"
    for number, piece in enumerate(re.split(pattern, text, flags=re.IGNORECASE)):
        if piece:
            yield piece, names.get(fold(piece)) if number % 2 else None
