"""Related posts: those that share the rarest tags and words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from math import log
from typing import TYPE_CHECKING

from .phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from .model import Post

    # What decides about a post: its place in time, its tags, its words with their counts.
    Profile = tuple[tuple[datetime, str], tuple[str, ...], str]
    # Feature -> the numbers of the posts that have it, each with the weight it has for the post.
    Holders = Mapping[str, Sequence[tuple[int, float]]]

TAG_WEIGHT = 4.0
# What more posts share than this says little of any, and comparing all of them costs too much.
WIDEST = 50
# What makes posts related, in words that only these two have in common.
LEAST_SHARE = 1.5
# As many words are sooner looked for in a text than taken out of it.
FEW = 30


@dataclass(frozen=True, slots=True)
class Relations:
    """Name -> names of related posts, best first, and what they were found from.

    ``settings`` are how many are wanted, and how large the blog is.
    """

    settings: tuple[int, int] = (0, 0)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    found: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def relate(
    posts: Sequence[Post],
    tags: Mapping[str, Sequence[str]],
    length: int,
    before: Relations | None = None,
) -> Relations:
    """Up to *length* related posts of each post.

    :param posts: newest first; of two equally related ones the newer comes first.
    :param tags: name -> slugs of the tags of a post.
    :param before: those of the last build, as far as the same posts share what they shared then.

    A shared tag or word counts the more, the fewer posts have it. Only what at most ``WIDEST``
    posts share is compared, so the cost grows with the number of posts and not with its square.
    """
    before = before or Relations()
    profiles = {p.name: (p.order, tuple(tags[p.name]), p.words) for p in posts}
    settings = (length, _size(len(posts)))
    is_usable = before.settings == settings
    if is_usable and before.profiles == profiles:
        return before
    names = list(profiles)
    stale = _stale(before.profiles, profiles) if is_usable else set(names)
    wanted = {feature for name in stale for feature, _ in _features(profiles[name])}
    holders = _holders(profiles.values(), wanted)
    found = {name: few for name, few in before.found.items() if name in profiles}
    for number, name in enumerate(names):
        if name in stale:
            scores = _scores(number, profiles[name], holders, settings[1])
            found[name] = tuple(names[n] for n in _best(scores, settings))
    return Relations(settings, profiles, found)


def _size(total: int) -> int:
    """How large a blog of *total* posts is: the same for most blogs with a post more or less."""
    size = 1
    while size < total:
        size *= 2
    return size


def _stale(before: Mapping[str, Profile], now: Mapping[str, Profile]) -> set[str]:
    """The posts that may be related to others than before: changed ones, and who shares with them.

    A feature counts otherwise for all who have it when a post gets it, loses it or has it more
    often; a post with another date is another one for all who share anything with it.
    """
    changed = {name for name in {*before, *now} if before.get(name) != now.get(name)}
    touched: set[str] = set()
    for name in changed:
        old, new = before.get(name), now.get(name)
        features = [set(_features(profile)) for profile in (old, new) if profile]
        is_same_place = old and new and old[0] == new[0]
        differing = features[0] ^ features[-1] if is_same_place else set().union(*features)
        touched |= {feature for feature, _ in differing}
    names = list(now)
    widest = WIDEST + len(changed)  # What was shared by few may be shared by many now.
    holders = _holders(now.values(), touched).values()
    sharing = {names[n] for some in holders if len(some) <= widest for n, _ in some}
    return sharing | (changed & now.keys())


def _features(profile: Profile) -> Iterator[tuple[str, float]]:
    _, slugs, words = profile
    yield from ((f"#{slug}", TAG_WEIGHT) for slug in slugs)
    yield from ((word, _weight(count)) for word, count in counted(words))


@cache
def _weight(count: int) -> float:
    return 1 + log(count)


def _holders(profiles: Iterable[Profile], wanted: set[str]) -> Holders:
    """Who has the features that are *wanted*."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (_, slugs, words) in enumerate(profiles):
        for slug in slugs:
            if (feature := f"#{slug}") in wanted:
                holders[feature].append((number, TAG_WEIGHT))
        if len(wanted) <= FEW and not any(word in words for word in wanted):
            continue
        counts = words.split(" ")
        for word in wanted.intersection(counts):
            holders[word].append((number, _weight(int(counts[counts.index(word) + 1]))))
    return holders


def _rarity(count: int, size: int) -> float:
    return log(1 + size / count)


def _scores(number: int, profile: Profile, holders: Holders, size: int) -> dict[int, float]:
    """How related each other post is to one; for all posts at once it would not fit in memory."""
    scores: dict[int, float] = defaultdict(float)
    for feature, weight in sorted(_features(profile)):
        sharing = holders[feature]
        if 1 < len(sharing) <= WIDEST:
            rarity = _rarity(len(sharing), size)
            for other, their in sharing:
                scores[other] += rarity * (weight if weight < their else their)
    scores.pop(number, None)
    return scores


def _best(scores: Mapping[int, float], settings: tuple[int, int]) -> list[int]:
    length, size = settings
    least = LEAST_SHARE * _rarity(2, size)
    good = [number for number, score in scores.items() if score >= least]
    good.sort(key=lambda number: (-round(scores[number], 6), number))
    return good[:length]
