"""Style and script files of a finished site: small, and named after what is in them."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from sphinx_commons.core.folders import files_below
from sphinx_commons.search.page import WORDS
from sphinx_commons.theme.seldom_used import USED_BY

from .styles import classes_of_page, slim, words_of_script
from .tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STATIC = "_static"
ASSET = re.compile(
    rf'(<(?:link|script)\b[^>]*\b(?:href|src)="[^"?]*\b{STATIC}/([^"?]+\.(?:css|js)))(?:\?v=\w*)?"'
)
BODY = "<body"


def slim_assets(site: Path) -> None:
    """Take out what no page uses, and let each page name the files as they are now.

    Servers may keep a file for ever under the name that has the digest of its content.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in pages_of(site)}
    used = set[str]().union(*map(classes_of_page, pages.values()))
    for script in scripts_of(site):
        used |= words_of_script(script.read_text(encoding="utf-8"))
    for sheet in files_below(site / STATIC, "*.css"):
        sheet.write_text(slim(sheet.read_text(encoding="utf-8"), used), encoding="utf-8")
    versions = dict(versions_of(site / STATIC))
    for path, text in pages.items():
        if (now := tidy(with_versions(without_unused(text), versions))) != text:
            path.write_text(now, encoding="utf-8")


def pages_of(site: Path) -> Iterator[Path]:
    """The pages of *site*; static files may hold templates, which are none."""
    return (path for path in files_below(site, "*.html") if STATIC not in path.parts)


def scripts_of(site: Path) -> Iterator[Path]:
    """The scripts that pages run; a list of words is none."""
    return (path for path in files_below(site, "*.js") if path != site / WORDS)


def versions_of(static: Path) -> Iterator[tuple[str, str]]:
    """Style and script files below *static*, and a digest of each."""
    for path in files_below(static):
        if path.suffix in (".css", ".js"):
            yield path.relative_to(static).as_posix(), f"{zlib.crc32(path.read_bytes()):08x}"


def with_versions(page: str, versions: dict[str, str]) -> str:
    """The HTML *page*, with the digest in the URL of each of its files."""

    def renewed(match: re.Match[str]) -> str:
        version = versions.get(match[2])
        return f'{match[1]}?v={version}"' if version else match[0]

    return ASSET.sub(renewed, page)


def without_unused(page: str) -> str:
    """The HTML *page* without files that nothing on it needs."""
    head, mark, body = page.partition(BODY)
    shown = re.sub(r"<script\b[^>]*>", "", body)
    for name in (name for name, mark in USED_BY.items() if mark not in shown):
        url = rf'[^>]*/{re.escape(name)}(?:\?v=\w*)?"[^>]*>'
        head = re.sub(rf"\s*<link\b{url}", "", head)
        head = re.sub(rf"\s*<script\b{url}</script>", "", head)
        body = re.sub(rf"\s*<script\b{url}</script>", "", body)
    return head + mark + body
