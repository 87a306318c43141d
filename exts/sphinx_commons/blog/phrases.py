"""The words of a post that say what it is about."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]{4,}")
# Enough to tell posts apart; a record shall stay small.
MOST = 80
CUT = 8


def common_words(text: str) -> str:
    """The commonest words of *text*, each followed by its count; one text, as a record is small.

    Words are cut to their first letters, which makes most forms of a word one in many languages.
    """
    counts = Counter(word[:CUT].casefold() for word in WORD.findall(text))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return " ".join(f"{word} {count}" for word, count in ranked[:MOST])


def counted(words: str) -> Iterator[tuple[str, int]]:
    """Each of *words* with its count."""
    parts = words.split(" ") if words else []
    return zip(parts[::2], map(int, parts[1::2]), strict=True)
