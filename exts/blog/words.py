"""The words of a post that say what it is about."""

from __future__ import annotations

import re
from collections import Counter

WORD = re.compile(r"[^\W\d_]{4,}")
# Enough to tell posts apart; a record shall stay small.
MOST = 80
CUT = 8


def common_words(text: str) -> tuple[tuple[str, int], ...]:
    """The commonest words of *text* with their counts.

    Words are cut to their first letters, which makes most forms of a word one in many languages.
    """
    counts = Counter(word[:CUT].casefold() for word in WORD.findall(text))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ranked[:MOST])
