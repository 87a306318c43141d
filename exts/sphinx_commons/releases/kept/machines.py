"""What programs read of the joined site: one index of sitemaps, and a text for each release."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from sphinx_commons.structured_data.sitemap import SPACE, sitemap, sitemap_index

from .built import page_path, url_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .switcher import Shown, Switcher

SITEMAP, OF_NEWEST = "sitemap.xml", "sitemap-newest.xml"
TEXT = "llms.txt"


def write(draft: Path, switcher: Switcher) -> None:
    """Write the sitemaps and texts of the site in *draft*, where it has an address."""
    base, older = switcher.base, switcher.releases[1:]
    found = draft / SITEMAP
    listed = [OF_NEWEST] if base and found.is_file() else []
    if listed:
        found.rename(draft / OF_NEWEST)
    for shown in older:
        folder = draft / shown.tree.prefix
        entries = list(_own_entries(folder, shown, switcher)) if base else []
        (folder / SITEMAP).unlink(missing_ok=True)
        if entries:
            (folder / SITEMAP).write_text(sitemap(entries), encoding="utf-8")
            listed.append(f"{shown.tree.prefix}{SITEMAP}")
        _write_text(folder / TEXT, shown, base)
    if listed:
        index = sitemap_index(base + quote(path) for path in listed)
        found.write_text(index, encoding="utf-8")


def _own_entries(folder: Path, shown: Shown, switcher: Switcher) -> Iterator[tuple[str, str]]:
    """The entries of a kept sitemap whose pages stand for themselves."""
    file = folder / SITEMAP
    if shown.has_ended or not file.is_file():
        return
    for entry in etree.parse(file, etree.XMLParser(resolve_entities=False)).getroot():
        url = entry.findtext(f"{{{SPACE}}}loc") or ""
        path = page_path(url.removeprefix(switcher.base))
        place = shown.tree.prefix + path
        if path in shown.tree.pages and switcher.canonical(path, shown) == place:
            changed = entry.findtext(f"{{{SPACE}}}lastmod") or ""
            yield switcher.base + quote(url_path(place)), changed


def _write_text(file: Path, shown: Shown, base: str) -> None:
    """Have the list of texts of a kept release lead to its own."""
    if base and file.is_file():
        text = file.read_text(encoding="utf-8")
        own = f"(<{base}{quote(shown.tree.prefix)}"
        file.write_text(text.replace(f"(<{base}", own), encoding="utf-8")
