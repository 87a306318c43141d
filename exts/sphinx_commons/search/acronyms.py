"""Acronyms and what they stand for, as pages say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

# "Network Functions Virtualisation (NFV)": what stands in brackets has the first letters.
IN_BRACKETS = re.compile(r"((?:\w+[ -]){1,7}\w+) \(([A-Z][A-Za-z]{1,6})\)")
# What hardly any text has, and is found at once.
BRACKETS = re.compile(r" \([A-Z][A-Za-z]{1,6}\)")
CODE = (nodes.literal_block, nodes.comment, nodes.raw)


def acronyms_of(doctree: nodes.document) -> Iterator[tuple[str, str]]:
    """Acronyms of a page, each with what it stands for."""
    for node in doctree.findall(nodes.abbreviation):
        if meaning := node.get("explanation"):
            yield node.astext(), meaning
    for block in doctree.findall(nodes.TextElement):
        if not isinstance(block, CODE):
            yield from in_brackets(block.astext())


def in_brackets(text: str) -> Iterator[tuple[str, str]]:
    """Acronyms that stand in brackets after what they stand for."""
    if not BRACKETS.search(text):
        return
    for match in IN_BRACKETS.finditer(text):
        words, letters = re.split("[ -]", match[1]), match[2].rstrip("s").lower()
        meaning = words[-len(letters) :]
        if len(letters) > 1 and "".join(word[0] for word in meaning).lower() == letters:
            yield match[2], " ".join(meaning)
