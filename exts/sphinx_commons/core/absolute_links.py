"""Links of a page that is shown at other URLs than its own."""

from __future__ import annotations

import re
from html import escape, unescape

from .html_links import join

URL = re.compile(r'\b(href|src|action|poster|data|data-content_root)="([^"#][^"]*)"')


def from_root(text: str, place: str) -> str:
    """*text*, the HTML of the page at the path *place*, with links that begin at the root."""

    def absolute(match: re.Match[str]) -> str:
        return f'{match[1]}="{escape(join(place, unescape(match[2])))}"'

    return URL.sub(absolute, text)
