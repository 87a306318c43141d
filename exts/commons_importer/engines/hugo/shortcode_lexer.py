"""Shortcodes in a page: where each stands, its parameters, and what it encloses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_START = re.compile(r"\{\{([<%])")
# A name, then quoted or bare words; the end is looked for outside of what is quoted.
_INSIDE = re.compile(
    r"""\s*(/)?\s*([\w./-]+)((?:"(?:\\.|[^"\\])*"|`[^`]*`|(?![>%]\}\})[^"`])*?)(/)?\s?([>%])\}\}""",
    re.DOTALL,
)
_COMMENT = re.compile(r"\s*/\*(.*?)\*/\s*([>%])\}\}", re.DOTALL)
_PARAMETER = re.compile(
    r"""(?:([\w-]+)\s*=\s*)?(?:"((?:\\.|[^"\\])*)"|`([^`]*)`|([^\s"`]+))""", re.DOTALL
)
MAX_LENGTH = 20_000  # characters of one tag


@dataclass(slots=True)
class Tag:
    """One tag in the text, or what one stands in a comment for."""

    start: int
    end: int
    sign: str  # ``<`` or ``%``
    name: str = ""
    closes: bool = False
    alone: bool = False  # closed by itself
    written: str = ""
    literal: str = ""  # text that is shown as it is
    partner: int = -1  # the number of the tag that closes this one
    positional: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)


def tags(text: str) -> tuple[list[Tag], list[int]]:
    """The tags in *text* with their partners, and where tags stand that nothing ends."""
    found: list[Tag] = []
    broken: list[int] = []
    position = 0
    while start := _START.search(text, position):
        sign = start[1]
        limit = min(len(text), start.end() + MAX_LENGTH)
        if hidden := _COMMENT.match(text, start.end(), limit):
            literal = "{{" + sign + hidden[1] + hidden[2] + "}}"
            found.append(Tag(start.start(), hidden.end(), sign, literal=literal))
            position = hidden.end()
            continue
        inside = _INSIDE.match(text, start.end(), limit)
        if not inside or len(broken) > 200:
            broken.append(start.start())
            position = start.end()
            if len(broken) > 200:
                break
            continue
        found.append(_tag(start.start(), inside, sign))
        position = inside.end()
    _pair(found)
    return found, broken


def _tag(start: int, inside: re.Match[str], sign: str) -> Tag:
    closing, name, written, alone, _ = inside.groups()
    tag = Tag(start, inside.end(), sign, name, bool(closing), bool(alone), written.strip())
    for key, quoted, raw, bare in _PARAMETER.findall(tag.written):
        value = re.sub(r"\\(.)", r"\1", quoted) if quoted else raw or bare
        if key:
            tag.named[key] = value
        else:
            tag.positional.append(value)
    return tag


def _pair(found: list[Tag]) -> None:
    """Tell every tag which one closes it; a tag that nothing closes stands alone."""
    opened: dict[str, list[int]] = {}
    order: list[int] = []
    for number, tag in enumerate(found):
        if tag.closes:
            waiting = opened.get(tag.name)
            if not waiting:
                continue
            first = waiting[-1]
            while order and order[-1] >= first:
                gone = order.pop()
                opened[found[gone].name].pop()
            found[first].partner = number
        elif tag.name and not tag.alone:
            opened.setdefault(tag.name, []).append(number)
            order.append(number)
