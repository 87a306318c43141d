"""Redirects as files: a page that leads on at once, and ``_redirects`` for hosts that read it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from sphinx.util.osutil import relative_uri

from sphinx_commons.core.redirect_pages import redirect_page

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = "_redirects"


def page_html(file: str, uri: str, base: str, language: str, seconds: int = 0) -> str:
    """The page at *file* (from the root of the site) that leads to *uri* (from there too)."""
    external = "://" in uri
    page, mark, fragment = uri.partition("#")
    target = uri if external else (relative_uri(quote(file), page) or "./") + mark + fragment
    canonical = uri if external else base.rstrip("/") + "/" + uri
    return redirect_page(file, target, canonical=canonical, language=language, seconds=seconds)


def table(rows: Iterable[tuple[str, str]]) -> str:
    """The text of ``_redirects``: ``old new 301`` lines, in order."""
    return "".join(f"{quote(old)} {new} 301\n" for old, new in sorted(rows))


def listed_files(text: str) -> list[str]:
    """The old paths of a ``_redirects`` file that :func:`table` wrote; not what has a query."""
    return [unquote(line.split(" ")[0]) for line in text.splitlines() if line.count(" ") == 2]
