"""Links of a page that is shown at other addresses than its own."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urljoin

ADDRESS = re.compile(r'\b(href|src|action|poster|data|data-content_root)="([^"#][^"]*)"')


def from_root(text: str, place: str) -> str:
    """*text*, the HTML of the page at the path *place*, with links that begin at the root."""

    def absolute(match: re.Match[str]) -> str:
        try:
            return f'{match[1]}="{escape(urljoin(place, unescape(match[2])))}"'
        except ValueError:
            return match[0]  # "http://[" is no address.

    return ADDRESS.sub(absolute, text)
