"""``did you mean``: near misses of a name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Comparing grows with the product of both lengths, and nobody mistypes a whole paragraph.
LONGEST = 80


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``"; did you mean 'rbowen'?"`` for a near miss of *known* names, else an empty text."""
    if len(name) > LONGEST:
        return ""
    by_fold = {candidate.casefold(): candidate for candidate in sorted(known)}
    near = get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6)
    return f"; did you mean {by_fold[near[0]]!r}?" if near else ""
