"""The order of kept releases, and what ``releases.yml`` says of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_commons.core.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_commons.releases.calendar import Calendar
    from sphinx_commons.releases.model import Release

    from .model import Kept


def find(name: str, calendar: Calendar) -> Release | None:
    """The release of the calendar that a kept one is, by its id or its name."""
    wanted = fold(name)
    found = (r for r in calendar.releases if wanted in (fold(r.id), fold(r.name)))
    return next(found, None)


def newest_first(releases: Iterable[Kept], calendar: Calendar) -> list[Kept]:
    """*releases* by the calendar; those that it has not by the numbers in their names."""

    def place(kept: Kept) -> tuple[int, list[tuple[int, str]], str]:
        entry = find(kept.name, calendar)
        at = calendar.releases.index(entry) if entry else -1
        pieces = re.findall(r"\d+|\D+", fold(kept.name))
        return at, [(int(p), "") if p.isdecimal() else (-1, p) for p in pieces], kept.name

    return sorted(releases, key=place, reverse=True)
