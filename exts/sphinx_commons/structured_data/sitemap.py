"""``sitemap.xml`` and ``robots.txt``. No Sphinx in here."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(entries: Iterable[tuple[str, str]]) -> str:
    """A sitemap of ``(url, ISO date of the last change or "")``, ordered by URL."""
    rows = "".join(_row(url, changed) for url, changed in sorted(entries))
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{SPACE}">\n'
    return f"{head}{rows}</urlset>\n"


def _row(url: str, changed: str) -> str:
    date = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    return f"<url><loc>{escape(url)}</loc>{date}</url>\n"


def robots(sitemap_url: str) -> str:
    """Everything may be read, and this is the list of it."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n"


def sitemap_index(urls: Iterable[str]) -> str:
    """An index of the sitemaps at *urls*, in their order."""
    rows = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in urls)
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="{SPACE}">\n'
    return f"{head}{rows}</sitemapindex>\n"
