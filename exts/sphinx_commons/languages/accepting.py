"""Writes into the header of a translation what it was made from. No Sphinx in here."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING

from sphinx_commons.front_matter.header import find_header

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY = "translated_from"
# The key with all lines that belong to its value.
WRITTEN = re.compile(rf"^{KEY}[ \t]*:.*\n(?:[ \t]+\S.*\n|[ \t]*\n(?=[ \t]+\S))*", re.MULTILINE)
WIDTH = 90


class NoHeaderError(ValueError):
    """A page whose header has no place for it."""


def accepted(text: str, page: str, digests: Iterable[str]) -> str:
    """The translation *text* with a header that says: made from *page*, as its *digests* are.

    :raises NoHeaderError: if the header is none of YAML.
    """
    header = find_header(text)
    said = f"{KEY}:\n  page: {_quoted(page)}\n  paragraphs: {_in_lines(digests)}\n"
    if header.kind == "none":
        return f"---\n{said}---\n{text}"
    if header.kind != "yaml":
        raise NoHeaderError("its header is not written as YAML between two lines '---'")
    start = text.index("\n") + 1
    inner = WRITTEN.sub("", header.text)
    return f"{text[:start]}{inner}{said}{text[start + len(header.text) :]}"


def _in_lines(digests: Iterable[str]) -> str:
    return "\n    ".join(wrap(" ".join(digests), WIDTH)) or "''"


def _quoted(page: str) -> str:
    return page if re.fullmatch(r"[A-Za-z][\w/.-]*", page) else "'" + page.replace("'", "''") + "'"
