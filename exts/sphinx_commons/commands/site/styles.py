"""Style sheets without the rules that no page of a site has a use for.

Themes and extensions bring rules for everything that they could show. A rule goes where its
selector asks for a class that stands in no page and in no script; all others stay as they are.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

CLASSES = re.compile(r"""\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
# Scripts in a page may set classes; structured data does not.
SCRIPTS = re.compile(r"<script\b(?![^>]*ld\+json)[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
WORD = re.compile(r"[A-Za-z_][\w-]*")
# At-rules that hold rules of the same kind.
GROUPS = {"media", "supports", "layer", "container"}


def classes_of_page(text: str) -> set[str]:
    """The classes that the HTML *text* has or may get."""
    found = {name for match in CLASSES.findall(text) for name in unescape("".join(match)).split()}
    return found.union(*map(words_of_script, SCRIPTS.findall(text)))


def words_of_script(text: str) -> set[str]:
    """All words of a script: any of them may be a class that it sets."""
    return set(WORD.findall(text))


def slim(text: str, used: Set[str]) -> str:
    """The style sheet *text* without comments and without rules for classes other than *used*.

    Comments that begin with ``!`` stay: they name who made the file.
    """
    rules = tinycss2.parse_stylesheet(text, skip_whitespace=True)
    return "\n".join(_rules(rules, used)) + "\n"


def _rules(rules: Iterable[Any], used: Set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            if kept := [part for part in _split(rule.prelude) if _classes(part) <= used]:
                yield f"{','.join(map(_text, kept))}{{{_text(rule.content)}}}"
        elif rule.type == "at-rule":
            yield from _at_rule(rule, used)
        elif rule.type == "comment" and rule.value.startswith("!"):
            yield f"/*{rule.value}*/"


def _at_rule(rule: Any, used: Set[str]) -> Iterator[str]:
    head = f"@{rule.at_keyword} {_text(rule.prelude)}".rstrip()
    if rule.content is None:
        yield f"{head};"
    elif rule.lower_at_keyword not in GROUPS:
        yield f"{head}{{{_text(rule.content)}}}"
    elif inner := list(_rules(tinycss2.parse_rule_list(rule.content), used)):
        yield f"{head}{{{''.join(inner)}}}"


def _split(tokens: Iterable[Any]) -> Iterator[list[Any]]:
    """The selectors of a list, without what stands in brackets of one of them."""
    part: list[Any] = []
    for piece in tokens:
        if piece == ",":
            yield part
            part = []
        else:
            part.append(piece)
    yield part


def _classes(selector: list[Any]) -> set[str]:
    """The classes that an element, or one around it, must have; what ``:not()`` names is none."""
    pairs = pairwise(selector)
    return {name.value for dot, name in pairs if dot == "." and name.type == "ident"}


def _text(tokens: Iterable[Any]) -> str:
    return str(tinycss2.serialize(list(_plain(tokens)))).strip()


def _plain(tokens: Iterable[Any]) -> Iterator[Any]:
    """The tokens without comments, with one space where there was a gap."""
    gap = False
    for token in tokens:
        if token.type == "whitespace":
            token.value = "" if gap else " "
            gap = True
        elif token.type != "comment":
            gap = False
        if token.type != "comment":
            yield token
