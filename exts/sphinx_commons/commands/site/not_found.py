"""The page for addresses that are not there: hosts show ``404.html`` at any path."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_commons.core.links import join
from sphinx_commons.structured_data.outcome import read_head

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "404/index.html"
ADDRESS = re.compile(r'\b(href|src|action|data-content_root)="([^"#][^"]*)"')


def write_not_found(site: Path) -> None:
    """Write ``404.html`` with links that lead to the same places wherever it is shown."""
    page = site / PAGE
    if page.is_file():
        place = urlsplit(read_head(page, PAGE).canonical).path or "/404/"
        text = from_root(page.read_text(encoding="utf-8"), place)
        (site / "404.html").write_text(text, encoding="utf-8")


def from_root(text: str, place: str) -> str:
    """*text*, the HTML of the page at the path *place*, with links that begin at the root."""

    def absolute(match: re.Match[str]) -> str:
        return f'{match[1]}="{escape(join(place, unescape(match[2])))}"'

    return ADDRESS.sub(absolute, text)
