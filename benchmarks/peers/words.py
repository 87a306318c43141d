"""Made-up words: a vocabulary as uneven as that of a language, and sentences of it."""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate

CONSONANTS = "b d f g k l m n p r s t v br cl dr gr pl st tr".split()
VOWELS = "a e i o u ai ea ou".split()
ENDINGS = ["", "", "", "n", "r", "s", "t", "ing", "ed", "er", "tion", "ly"]
SMALL = "the of and to in a is that for it with as was on are by be this from at".split()
SIZE = 6000


def make_vocabulary(seed: int, size: int = SIZE) -> list[str]:
    """*size* different words, the short ones first, as the commonest words are."""
    chance = random.Random(seed)
    found = dict.fromkeys(SMALL)
    while len(found) < size:
        parts = [
            chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(chance.randint(1, 3))
        ]
        found["".join(parts) + chance.choice(ENDINGS)] = None
    words = list(found)
    return words[: len(SMALL)] + sorted(words[len(SMALL) :], key=len)


@cache
def zipf(number: int) -> list[float]:
    """Running sums of the weights of *number* ranks."""
    return list(accumulate(1 / (rank + 2) for rank in range(number)))


class Words:
    """Draws words by Zipf's law: the n-th word is n times as rare as the first."""

    def __init__(self, vocabulary: list[str], chance: random.Random) -> None:
        self.vocabulary = vocabulary
        self.chance = chance
        self._weights = zipf(len(vocabulary))
        self._rare = vocabulary[len(SMALL) :]

    def draw(self, number: int) -> list[str]:
        """*number* words as they come in a text."""
        return self.chance.choices(self.vocabulary, cum_weights=self._weights, k=number)

    def names(self, number: int) -> list[str]:
        """*number* words that are no small ones, each as likely as any other."""
        return self.chance.choices(self._rare, k=number)

    def title(self) -> str:
        """Three to seven words, the first with a capital."""
        return " ".join(self.names(self.chance.randint(3, 7))).capitalize()

    def sentence(self) -> list[str]:
        """Six to twenty-four words with a capital and a full stop."""
        words = self.draw(self.chance.randint(6, 24))
        words[0] = words[0].capitalize()
        words[-1] += "."
        return words
