"""The words of a build in a small file, by which a script finds what was meant. No Sphinx in here.

Words stand in order, each as the number of letters that it shares with the one before, and the
rest: ``0package7d7s`` are *package*, *packaged* and *packages*.
"""

from __future__ import annotations

import json
from bisect import bisect
from itertools import takewhile
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
    sizes = range(len(ranked) + 1)
    fitting = bisect(sizes, most, key=lambda count: len(_script(ranked[:count], titled))) - 1
    return _script(ranked[: max(fitting, 0)], titled)


def _script(words: Iterable[str], titled: Set[str]) -> bytes:
    chosen = set(words)
    tables = [packed(chosen & titled), packed(chosen - titled)]
    return f"{CALL}({json.dumps(tables, ensure_ascii=False)});\n".encode()


def packed(words: Iterable[str]) -> str:
    """*words*, which have no digits, as one text."""
    before, parts = "", []
    for word in sorted(words):
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
        shared = min(sum(1 for _ in alike), 9)
        parts.append(f"{shared}{word[shared:]}")
        before = word
    return "".join(parts)
