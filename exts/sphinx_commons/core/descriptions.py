"""Texts that describe a page, cut to length. No Sphinx in here."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_commons.core.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 200
# What a paragraph may stand in and still open the page.
OPENING = (nodes.document, nodes.section, nodes.container, nodes.compound)
TAG = re.compile(r"<[^>]*>")


def cut(text: str, longest: int = LONGEST) -> str:
    """*text* on one line, at most *longest* characters, ended at a word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    whole, _, _ = line[:longest].rpartition(" ")
    return (whole or line[: longest - 1]).rstrip(" ,;:.–—") + "…"


def without_tags(html: str) -> str:
    """The text of a bit of *html*, such as a title in a template."""
    return " ".join(unescape(TAG.sub("", html)).split())


def opening(doctree: nodes.document) -> str:
    """The first paragraph that says something; an empty text where none does.

    A paragraph right below headings is preferred to one in a list, a note or an answer. Links
    that take their text from elsewhere have none yet, so paragraphs with such links wait.
    """
    paragraphs = [p for p in doctree.findall(nodes.paragraph) if not _is_aside(p)]
    whole = [p for p in paragraphs if _is_whole(p)]
    first = [p for p in whole if isinstance(p.parent, OPENING)]
    texts = (plain_text(p) for p in (*first, *whole, *paragraphs))
    return next(filter(None, texts), "")


def _is_whole(paragraph: nodes.paragraph) -> bool:
    references: Iterable[nodes.Element] = paragraph.findall(nodes.Element)
    return not any(
        node.get("refexplicit") is False and "reftarget" in node.attributes for node in references
    )


def _is_aside(paragraph: nodes.paragraph) -> bool:
    node: nodes.Element | None = paragraph
    while node is not None:
        if isinstance(node, (nodes.footnote, nodes.citation, nodes.system_message, nodes.table)):
            return True
        node = node.parent
    return False
