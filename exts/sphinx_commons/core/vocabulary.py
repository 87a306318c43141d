"""Names: when two are one, the slug of each, and the tags that a site knows. No Sphinx in here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, combining, name, normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# A slug is a folder of the website: file systems take names of 255 bytes, with a suffix.
MOST_LETTERS = 80
MOST_BYTES = 230
# Signs that are all that some names differ by: "C", "C++" and "C#", "net" and ".NET".
SIGNS = {"+": " plus ", "#": " sharp ", ".": " dot "}
_SIGNS = re.compile(r"(?<=[^\W_])[+#]+|(?<!\S)\.(?=[^\W_])")
# The page of all tags is "index" in their folder, and Windows has no files of the other names.
RESERVED = re.compile(r"index|con|prn|aux|nul|(?:com|lpt)\d")
# Comparing grows with the product of both lengths, and nobody mistypes a whole paragraph.
LONGEST_TYPO = 80


def fold(text: str) -> str:
    """*text* without case, in one of the forms that Unicode has for the same letters."""
    return normalize("NFC", normalize("NFD", text).casefold())


def plain(text: str) -> str:
    """*text* without case and accents: what readers look it up by in a list."""
    return "".join(char for char in normalize("NFKD", text.casefold()) if not combining(char))


@lru_cache(4096)
def key_of(text: str) -> str:
    """What spellings of one name have in common: ``Open_Stack`` and ``open stack`` are one.

    Never empty, but for blank text.
    """
    folded = " ".join(fold(text).split())
    return re.sub(r"[\s_-]+", " ", folded).strip() or folded


def words_of(text: str) -> list[str]:
    """The runs of letters, digits and the marks on them in *text*."""
    kept: list[str] = []
    for char in text:
        kind = category(char)[0]
        is_kept = kind in "LN" or (kind == "M" and kept and kept[-1] != " ")
        kept.append(char if is_kept else " ")
    return "".join(kept).split()


@lru_cache(4096)
def slug_of(text: str) -> str:
    """*text* as a part of a URL and a file name: letters and digits, joined by hyphens.

    Never empty, but for blank text: a name without letters and digits is spelled out. Names of
    one key have one slug. Others may, too; who gives them pages has to look.
    """
    key = key_of(text)
    spelled = _SIGNS.sub(lambda match: "".join(SIGNS[sign] for sign in match[0]), key)
    slug = _shortened("-".join(words_of(spelled) or words_of(_in_words(key))))
    return f"{slug}-1" if RESERVED.fullmatch(slug) else slug


def _in_words(text: str) -> str:
    """The names that Unicode has for the characters of *text*, those of mere marks aside."""
    signs = [sign for sign in text if not sign.isspace()]
    signs = [sign for sign in signs if category(sign) != "Mn"] or signs
    return " ".join(name(sign, f"u{ord(sign):04x}") for sign in signs).lower()


def _shortened(slug: str) -> str:
    cut = slug[:MOST_LETTERS].encode("utf-8")[:MOST_BYTES]
    return cut.decode("utf-8", "ignore").rstrip("-")


def did_you_mean(written: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """``"; did you mean 'rbowen'?"`` for a near miss of *known* names, else an empty text.

    :param likeness: how near it must be, from 0 to 1 for the same letters.
    """
    if len(written) > LONGEST_TYPO:
        return ""
    by_fold = {fold(candidate): candidate for candidate in sorted(known)}
    near = get_close_matches(fold(written), by_fold, n=1, cutoff=likeness)
    return f"; did you mean {by_fold[near[0]]!r}?" if near else ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: ``slug`` stands in URLs, ``label`` is what readers see."""

    slug: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Which tag a written name means.

    ``by_key`` finds a tag by any spelling. ``listed`` are the keys that the file has, None where
    tags are free. ``problems`` are lines of the file and what is wrong there.
    """

    by_key: Mapping[str, Tag] = field(default_factory=dict)
    listed: frozenset[str] | None = None
    problems: tuple[tuple[int, str], ...] = ()

    def tag(self, written: str) -> Tag:
        """The tag that *written* means; one of its own where nobody else used the name."""
        return self.by_key.get(key_of(written)) or Tag(slug_of(written), _as_label(written))

    def slug(self, written: str) -> str:
        """What stands in URLs; names that nobody used may share it with another tag."""
        return self.tag(written).slug

    def label(self, written: str) -> str:
        """The tag as readers see it."""
        return self.tag(written).label

    def is_unknown(self, written: str) -> bool:
        """Whether the file lacks the tag."""
        return self.listed is not None and key_of(written) not in self.listed

    def hint(self, written: str) -> str:
        """``"; did you mean …?"`` for a near miss of what the file has."""
        names = set()
        for key in self.listed or ():
            slug, label = (tag := self.by_key[key]).slug, tag.label
            names |= {slug, label} if key in (key_of(slug), key_of(label)) else {key}
        return did_you_mean(written, names)

    def said_in(self, words: Callable[[str], str]) -> Vocabulary:
        """This vocabulary with labels and descriptions as *words* has them; names stay."""
        said = {
            tag.slug: replace(tag, label=words(tag.label), description=words(tag.description))
            for tag in self.by_key.values()
        }
        return replace(self, by_key={key: said[tag.slug] for key, tag in self.by_key.items()})

    def including(self, names: Iterable[str]) -> Vocabulary:
        """This vocabulary with a tag for each of *names* that it lacks.

        Those that differ in case, white space, hyphens and underscores only are one tag, under
        the commonest spelling. Those that differ otherwise but have one slug get a number each.
        """
        spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for written in names:
            spellings[key_of(written)][_as_label(written)] += 1
        by_key = dict(self.by_key)
        taken = {tag.slug for tag in by_key.values()}
        for key in sorted(spellings.keys() - by_key.keys() - {""}):
            counts = spellings[key]
            label = min(counts, key=lambda written: (-counts[written], written))
            by_key[key] = Tag(unused_slug(slug_of(label), taken), label)
            taken.add(by_key[key].slug)
        return replace(self, by_key=by_key)


def _as_label(written: str) -> str:
    return normalize("NFC", " ".join(written.split()))


def unused_slug(slug: str, taken: set[str]) -> str:
    """*slug*, or the first of ``slug-2``, ``slug-3``, … that is not *taken*."""
    number, found = 2, slug
    while found in taken:
        number, found = number + 1, f"{slug}-{number}"
    return found
