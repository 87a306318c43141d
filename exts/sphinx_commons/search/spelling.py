"""The words of a build in a small file, by which a script finds what was meant. No Sphinx in here.

Words stand in order, each as the number of letters that it shares with the one before, and the
rest: ``0package7d7s`` are *package*, *packaged* and *packages*.
"""

from __future__ import annotations

import json
from bisect import bisect
from os.path import commonprefix
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

MOST_BYTES = 15_000
CALL = "commonsSearch.learn"


def words_file(counted: Mapping[str, int], titled: Set[str], most: int = MOST_BYTES) -> bytes:
    """A script that tells the words of titles and of texts, the commonest where there are many.

    :param counted: words, and on how many pages each of them is.
    :param titled: those that stand in titles.
    :param most: how many bytes the file may have.
    """
    ranked = sorted(counted.keys() | titled, key=lambda w: (w not in titled, -counted.get(w, 0), w))
    tables: tuple[list[str], list[str]] = ([], [])
    left = most - len(_script(*tables))
    for word in ranked:
        table = tables[word not in titled]
        place = bisect(table, word)
        left -= _growth(table[place - 1 : place + 1] if place else table[:1], word)
        if left < 0:
            break
        table.insert(place, word)
    return _script(*tables)


def _growth(neighbours: list[str], word: str) -> int:
    """How many bytes *word* adds between *neighbours*: it shares letters with the nearer one.

    What the one after it shared with the one before, *word* shares with either.
    """
    shared = max((_shared(neighbour, word) for neighbour in neighbours), default=0)
    return 1 + len(word[shared:].encode())


def _script(titled: list[str], others: list[str]) -> bytes:
    tables = [packed(titled), packed(others)]
    return f"{CALL}({json.dumps(tables, ensure_ascii=False)});\n".encode()


def packed(words: Iterable[str]) -> str:
    """*words*, which have no digits and stand in order, as one text."""
    before, parts = "", []
    for word in words:
        shared = _shared(before, word)
        parts.append(f"{shared}{word[shared:]}")
        before = word
    return "".join(parts)


def _shared(one: str, other: str) -> int:
    return min(len(commonprefix((one, other))), 9)  # noqa: RUF071 (letters are meant)
