"""From titles to ids: what is a question, its slug, and the ids other generators gave it."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from docutils.nodes import make_id

from sphinx_commons.core.vocabulary import words_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

# The question marks of Latin, CJK, Arabic, Ethiopic and other scripts, and doubled ones.
QUESTION_MARKS = tuple("?？؟﹖⁇⁈፧꘏")
# What may follow the mark and says nothing: emoji, direction marks, closing quotes and brackets.
DECORATION = frozenset({"Zs", "Cf", "So", "Sk", "Mn", "Me", "Pe", "Pf"})
QUOTES = frozenset("\"'")
ATTRIBUTES = re.compile(r"\s*\{:?[#.\s][^{}]*\}\s*$")
ATTRIBUTE_ID = re.compile(r"\{:?[^{}#]*#([A-Za-z][\w.:-]*)[^{}]*\}\s*$")
FALLBACK = "question"


def is_question(title: str) -> bool:
    """Whether *title* ends with a question mark, decoration aside."""
    rest = ATTRIBUTES.sub("", title)
    end = len(rest)
    while end and _is_decoration(rest[end - 1]):
        end -= 1
    return rest[:end].endswith(QUESTION_MARKS)


def _is_decoration(char: str) -> bool:
    return char in QUOTES or unicodedata.category(char) in DECORATION


def slugify(title: str) -> str:
    """The default id of a question: letters, digits and hyphens, never empty.

    It is the id that docutils gives, but for titles in scripts that docutils has no letters
    for: those keep their own letters.
    """
    title = ATTRIBUTES.sub("", title)
    if any(char.isalnum() and make_id(f"a{char}") == "a" for char in set(title)):
        return _native(title) or FALLBACK
    return make_id(title) or FALLBACK


def _native(title: str) -> str:
    return "-".join(words_of(unicodedata.normalize("NFC", title).lower()))


def unused(wanted: str, taken: Container[str]) -> str:
    """*wanted*, or the first of ``wanted-1``, ``wanted-2``, … that is not *taken*."""
    if wanted not in taken:
        return wanted
    return next(name for n in count(1) if (name := f"{wanted}-{n}") not in taken)


def kramdown_ids(titles: Iterable[str]) -> list[str]:
    """The ids that kramdown gives the headings of one page, from their source text."""
    seen: dict[str, int] = {}
    ids = []
    for title in titles:
        if match := ATTRIBUTE_ID.search(title):
            ids.append(match[1])
            continue
        base = re.sub(r"[^a-zA-Z0-9 -]", "", re.sub(r"^[^a-zA-Z]+", "", title))
        base = base.replace(" ", "-").lower() or "section"
        ids.append(f"{base}-{seen[base]}" if base in seen else base)
        seen[base] = seen.get(base, 0) + 1
    return ids
