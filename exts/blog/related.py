"""Related posts: those that share the rarest tags and words."""

from __future__ import annotations

from collections import defaultdict
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .model import Post

TAG_WEIGHT = 4.0
# What more posts share than this says little of any, and comparing all of them costs too much.
WIDEST = 50
# What makes posts related, in words that only these two have in common.
LEAST_SHARE = 1.5


def related_posts(
    posts: Sequence[Post], tags: Mapping[str, Sequence[str]], length: int
) -> dict[str, tuple[Post, ...]]:
    """docname -> up to *length* related posts, best first.

    :param posts: newest first; of two equally related ones the newer comes first.
    :param tags: docname -> slugs of the tags of a post.

    A shared tag or word counts the more, the fewer posts have it. Only what at most ``WIDEST``
    posts share is compared, so the cost grows with the number of posts and not with its square.
    """
    features = [dict(_features(post, tags[post.docname])) for post in posts]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, weights in enumerate(features):
        for feature in weights:
            holders[feature].append(number)
    shared = {f: numbers for f, numbers in holders.items() if 1 < len(numbers) <= WIDEST}
    least = LEAST_SHARE * _rarity(2, len(posts))
    return {
        post.docname: _best(posts, _scores(n, features, shared), least, length)
        for n, post in enumerate(posts)
    }


def _features(post: Post, slugs: Sequence[str]) -> Iterator[tuple[str, float]]:
    yield from ((f"#{slug}", TAG_WEIGHT) for slug in slugs)
    yield from ((word, 1 + log(count)) for word, count in post.words)


def _rarity(count: int, total: int) -> float:
    return log(1 + total / count)


def _scores(
    number: int, features: Sequence[Mapping[str, float]], shared: Mapping[str, list[int]]
) -> dict[int, float]:
    """How related each other post is to one; for all posts at once it would not fit in memory."""
    scores: dict[int, float] = defaultdict(float)
    own = features[number]
    for feature in sorted(own.keys() & shared.keys()):
        weight, others = own[feature], shared[feature]
        rarity = _rarity(len(others), len(features))
        for other in others:
            scores[other] += rarity * min(weight, features[other][feature])
    scores.pop(number, None)
    return scores


def _best(
    posts: Sequence[Post], scores: Mapping[int, float], least: float, length: int
) -> tuple[Post, ...]:
    good = [number for number, score in scores.items() if score >= least]
    good.sort(key=lambda number: (-round(scores[number], 6), number))
    return tuple(posts[number] for number in good[:length])
