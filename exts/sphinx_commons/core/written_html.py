"""HTML of pages as it was written, parsed. No Sphinx in here.

A page may hold characters that XML has not. lxml reads them, and refuses them as soon as a text is
moved: when an element goes, what comes after it joins what stands before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What no XML document, and so no text or attribute of lxml, may have; it takes long to compile.
FORBIDDEN = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def clean(text: str) -> str:
    """*text* with a sign in the place of each character that XML has not."""
    return re.sub(FORBIDDEN, "\N{REPLACEMENT CHARACTER}", text)


def parse_page(text: str) -> HtmlElement:
    """The root element of a whole page."""
    return lxml.html.document_fromstring(clean(text))


def parse_piece(text: str) -> HtmlElement:
    """A ``div`` with what stands in a page."""
    return lxml.html.fragment_fromstring(clean(text) or "<p></p>", create_parent="div")
