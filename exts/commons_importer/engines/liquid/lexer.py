"""The tokens of a template, found in linear time; what is never closed is text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from liquid.token import (
    TOKEN_CONTENT,
    TOKEN_EXPRESSION,
    TOKEN_OUTPUT,
    TOKEN_TAG,
    Token,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LONELY = "lonely:"
_OPEN = re.compile(r"\{[{%]")
_BLANK = re.compile(r"\n[ \t]*\n")
_NAME = re.compile(r"#|[\w-]+")
_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,20}|~{3,20})[^\n]*\n.*?^ {0,3}(?P=fence)[`~]*[ \t]*$"
    r"|(?<!`)(?P<ticks>`{1,8})(?!`)[^`\n]+(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_ENDS = {
    name: re.compile(r"\{%-?\s*end" + name + r"\s*(-?)%\}")
    for name in ("raw", "comment", "literal")
}


def tokens(source: str) -> Iterator[Token]:
    """The tokens of *source*, as the parser of ``liquid`` wants them."""
    done, strip = 0, False
    position = 0
    last = {closer: source.rfind(closer) for closer in ("}}", "%}")}
    while found := _OPEN.search(source, position):
        start = found.start()
        closer = "}}" if found[0] == "{{" else "%}"
        position = start + 2
        if last[closer] < position:
            continue
        end = source.find(closer, position)
        inner = source[position:end]
        if closer == "}}" and _BLANK.search(source, position, end):
            continue  # an open brace of the text, and the end of a later one
        content = _content(source, done, start, left=strip, right=inner.startswith("-"))
        if content is not None:
            yield content
        strip = inner.endswith("-") and len(inner) > 1
        done = position = end + 2
        inside = inner.removeprefix("-").removesuffix("-").strip()
        if closer == "}}":
            yield Token(TOKEN_OUTPUT, source[start:done], start, source)
            yield Token(TOKEN_EXPRESSION, inside, start, source)
            continue
        name = _NAME.match(inside)
        if name and name[0] in _ENDS and (close := _ENDS[name[0]].search(source, done)):
            if name[0] != "comment":
                yield Token(TOKEN_CONTENT, source[done : close.start()], done, source)
            strip, done, position = bool(close[1]), close.end(), close.end()
            continue
        yield Token(TOKEN_TAG, name[0] if name else "", start, source)
        rest = inside[name.end() :].strip() if name else inside
        if rest:
            yield Token(TOKEN_EXPRESSION, rest, start, source)
    content = _content(source, done, len(source), left=strip, right=False)
    if content is not None:
        yield content


def _content(source: str, start: int, end: int, *, left: bool, right: bool) -> Token | None:
    text = source[start:end]
    text = text.lstrip() if left else text
    text = text.rstrip() if right else text
    return Token(TOKEN_CONTENT, text, start, source) if text else None


def whole(token: Token) -> str:
    """The tag that *token* is the name of, as it stands in its source."""
    end = token.source.find("%}", token.start_index)
    return token.source[token.start_index : end + 2]


def code_ranges(source: str) -> list[tuple[int, int]]:
    """Where *source* holds code: fences, and spans between backticks."""
    return [found.span() for found in _CODE.finditer(source)]


def matched(found: list[Token]) -> list[Token]:
    """*found* with a mark at tags that nothing ends, and at ends of nothing.

    A tag begins a block if an ``end`` of its name follows it; blocks that cross end each other.
    """
    tags = [(i, token.value) for i, token in enumerate(found) if token.kind == TOKEN_TAG]
    ended = {name.removeprefix("end") for _, name in tags if name.startswith("end")}
    waiting: list[tuple[int, str]] = []
    counts: Counter[str] = Counter()
    lonely: set[int] = set()
    for index, name in tags:
        if name in ended:
            waiting.append((index, name))
            counts[name] += 1
        elif name.startswith("end"):
            opened = name.removeprefix("end")
            if not counts[opened]:
                lonely.add(index)
            while counts[opened]:
                start, inner = waiting.pop()
                counts[inner] -= 1
                if inner == opened:
                    break
                lonely.add(start)
    lonely |= {index for index, _ in waiting}
    return [
        token._replace(value=LONELY + token.value) if index in lonely else token
        for index, token in enumerate(found)
    ]


def without_tags(source: str) -> str:
    """*source* without its tags, for what cannot be evaluated at all."""
    return "".join(token.value for token in tokens(source) if token.kind == TOKEN_CONTENT)
