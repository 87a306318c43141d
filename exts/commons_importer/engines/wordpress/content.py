"""The text of a post as WordPress showed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.engines.engine import Body
from commons_importer.engines.wordpress import blocks, markup, paragraphs
from commons_importer.engines.wordpress.media import Media
from commons_importer.engines.wordpress.shortcodes import Shortcodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commons_importer.engines.wordpress.library import Library
    from commons_importer.engines.wordpress.records import Item
    from commons_importer.markdown.source import Line

NEXT_PAGE = re.compile(r"<!--\s*nextpage\s*-->")
_MORE = re.compile(r"<!--\s*more\b(?:(?!-->|<!--).)*-->", re.DOTALL)
_NO_TEASER = re.compile(r"<!--\s*noteaser\s*-->")
_PHOTON = re.compile(r"https?://i\d\.wp\.com/(?=[\w.-]+\.\w+/)")


class Content:
    """Makes HTML of the texts of one site."""

    def __init__(
        self, library: Library, reusable: Mapping[str, str], tags: Mapping[str, str]
    ) -> None:
        self.library = library
        self.reusable = reusable
        self.tags = tags
        self.said: set[tuple[str, str]] = set()  # what was reported for the whole site

    def body(self, item: Item, title: str, lines: list[Line]) -> Body:
        """The HTML of *item*, shown below *title*, whose text as it was written is in *lines*."""
        text = "\n".join(line for line, _ in lines)
        first = lines[0][1] if lines else item.content_line
        problems: list[tuple[int, str, str]] = []

        def hidden(name: str, offset: int) -> None:
            if ("shortcode", name) not in self.said:
                self.said.add(("shortcode", name))
                message = f"nobody here knows the shortcode [{name}]; it is hidden"
                problems.append((first + text.count("\n", 0, offset), "shortcode", message))

        def missing(name: str, kind: str, message: str) -> None:
            if kind != "block" or (kind, name) not in self.said:
                self.said.add((kind, name))
                problems.append((first, kind, message))

        media = Media(item, self.library, missing)
        as_blocks = blocks.has_blocks(text)
        text = _NO_TEASER.sub("", _MORE.sub("<!--more-->", text))
        text = NEXT_PAGE.sub("<hr>", _PHOTON.sub("https://", text))
        text = blocks.Blocks(self.reusable, missing).opened(text)
        text = Shortcodes(media.known, self.tags, hidden).put_in(text)
        if not as_blocks:
            text = paragraphs.made(text)
        text = markup.below_title(markup.cleaned(text), title)
        return Body([(line, first + i) for i, line in enumerate(text.split("\n"))], problems)


def pages_of(text: str) -> int:
    """Into how many pages WordPress parted *text*."""
    return len(NEXT_PAGE.findall(text)) + 1
