"""Regular expressions of redirect rules, spelled out as the paths that they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_SPELLINGS = 64
MAX_LENGTH = 400
_QUANTIFIER = re.compile(r"[*+?]|\{\d+(?:,\d*)?\}")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\[dwDWsS]|\.")
_HOLE = re.compile("\0(\\d+)\0")
_GROUP = re.compile(r"[$\\](\d)")


class UnknownPatternError(ValueError):
    """The expression says more than can be spelled out."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One path of an expression; what may be anything in it is a numbered hole."""

    text: str = ""
    groups: dict[int, str] = field(default_factory=dict)

    def __add__(self, other: Spelling) -> Spelling:
        return Spelling(self.text + other.text, self.groups | other.groups)


class Pattern:
    """An expression as Apache has it, read from left to right.

    :raises UnknownPatternError: if it is too long, stands for too many paths, or says what cannot
        be spelled out.
    """

    def __init__(self, source: str) -> None:
        if len(source) > MAX_LENGTH:
            raise UnknownPatternError(source)
        self.source = re.sub(r"^\(\?i\)", "", source).removeprefix("^")
        self.source = re.sub(r"(?<!\\)\$$", "", self.source)
        self.pos = 0
        self.opened = 0
        self.holes: list[str] = []  # what each may be, as an expression
        self.spellings = self._alternatives()
        if self.pos < len(self.source):
            raise UnknownPatternError(source)

    def _alternatives(self) -> list[Spelling]:
        out = self._sequence()
        while self.source.startswith("|", self.pos):
            self.pos += 1
            out = out + self._sequence()
        return self._few(out)

    def _sequence(self) -> list[Spelling]:
        out = [Spelling()]
        while self.pos < len(self.source) and self.source[self.pos] not in "|)":
            following = self._item()
            out = self._few([one + other for one in out for other in following])
        return out

    def _few(self, found: list[Spelling]) -> list[Spelling]:
        if len(found) > MAX_SPELLINGS:
            raise UnknownPatternError(self.source)
        return found

    def _item(self) -> list[Spelling]:
        if found := _CLASS.match(self.source, self.pos):
            self.pos = found.end()
            return self._hole(found[0], self._quantifier())
        atom = self._group() if self.source[self.pos] == "(" else [Spelling(self._literal())]
        quantifier = self._quantifier()
        if quantifier == "?":
            return [*atom, Spelling()]
        if quantifier:
            raise UnknownPatternError(self.source)
        return atom

    def _quantifier(self) -> str:
        found = _QUANTIFIER.match(self.source, self.pos)
        if not found:
            return ""
        self.pos = found.end()
        if self.source.startswith("?", self.pos):  # not greedy: the same paths
            self.pos += 1
        return found[0]

    def _hole(self, kind: str, quantifier: str) -> list[Spelling]:
        if (
            not quantifier
            and (few := re.fullmatch(r"\[([\w-]{1,4})\]", kind))
            and "-" not in few[1]
        ):
            return [Spelling(char) for char in few[1]]
        self.holes.append(kind + quantifier)
        return [Spelling(f"\0{len(self.holes) - 1}\0")]

    def _group(self) -> list[Spelling]:
        self.pos += 1
        number = 0
        if self.source.startswith("?:", self.pos):
            self.pos += 2
        elif self.source.startswith("?", self.pos):
            raise UnknownPatternError(self.source)
        else:
            self.opened += 1
            number = self.opened
        inside = self._alternatives()
        if not self.source.startswith(")", self.pos):
            raise UnknownPatternError(self.source)
        self.pos += 1
        if not number:
            return inside
        return [Spelling(one.text, {**one.groups, number: one.text}) for one in inside]

    def _literal(self) -> str:
        char = self.source[self.pos]
        if char in "^$*+?{":
            raise UnknownPatternError(self.source)
        self.pos += 1
        if char == "\\":
            char = self.source[self.pos : self.pos + 1]
            self.pos += 1
            if not char or char.isalnum():
                raise UnknownPatternError(self.source)
        return char


def redirects(source: str, target: str, known: list[str]) -> list[tuple[str, str]]:
    """The old paths that the rule answers, with their targets; *known* are the paths of pages.

    :raises UnknownPatternError: if there are paths of the rule that nobody can list.
    """
    pattern = Pattern(source)
    out: list[tuple[str, str]] = []
    for spelling in pattern.spellings:
        new = _GROUP.sub(lambda m, s=spelling: s.groups.get(int(m[1]), ""), target)  # type: ignore[misc]
        old = spelling.text
        used = set(_HOLE.findall(new))
        tail = re.search("/?(?:\0\\d+\0)+/?$", old)
        if (
            tail
            and not used & set(_HOLE.findall(tail[0]))
            and not _HOLE.search(old[: tail.start()])
        ):
            old = old[: tail.start()]  # whatever stands below a folder goes to one place
        if not _HOLE.search(old):
            out.append((old, new))
        elif set(_HOLE.findall(old)) <= used and not new.startswith(("http:", "https:")):
            out += _met(pattern, old, new, known)
        else:
            raise UnknownPatternError(source)
    return [(old, new) for old, new in out if old.strip("/")]


def _met(pattern: Pattern, old: str, new: str, known: list[str]) -> list[tuple[str, str]]:
    """The pages that the rule leads to, each with the old path that leads there.

    :raises UnknownPatternError: if what may stand in a hole is no regular expression of Python.
    """
    parts = _HOLE.split(new.split("#")[0].rstrip("/"))
    seen: set[str] = set()
    expression = ""
    for index, part in enumerate(parts):
        if index % 2 == 0:
            expression += re.escape(part)
        elif part in seen:
            expression += f"(?P=h{part})"
        else:
            seen.add(part)
            expression += f"(?P<h{part}>{pattern.holes[int(part)]})"
    try:
        reader = re.compile(expression + "/?")
    except re.error as err:
        raise UnknownPatternError(pattern.source) from err
    out = []
    for url in known:
        if found := reader.fullmatch(url):
            values = found.groupdict()
            filled = _HOLE.sub(lambda m, v=values: v.get(f"h{m[1]}") or "", old)  # type: ignore[misc]
            out.append((filled, url))
    return out
