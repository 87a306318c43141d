"""Joins the sites of several languages, as built, in one folder that is served."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.redirect_pages import is_redirect
from sphinx_commons.releases.kept.built import ROOT_ONLY, is_page, redirects_of, site_files
from sphinx_commons.releases.kept.nearest import Tree
from sphinx_commons.releases.kept.regions import HEAD_END, start_of_content
from sphinx_commons.structured_data.outcome import read_heads
from sphinx_commons.urls.redirect_pages import TABLE

from .switcher import SCRIPT, STYLE, Edition, Switcher

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = (STYLE, SCRIPT)
NOT_FOUND, ROBOTS, SITEMAP = "404.html", "robots.txt", "sitemap.xml"
# What a host reads at the root alone; a translation has redirects as pages.
LEFT_OUT = (ROOT_ONLY - {NOT_FOUND}) | {TABLE}


def edition_of(site: Path, code: str, name: str, prefix: str) -> Edition:
    """The built *site* of one language, which will stand below *prefix*."""
    files = {path for path, file in site_files(site) if path.endswith(".html") and file.is_file()}
    pages = {path for path in files - ROOT_ONLY if not is_redirect(site / path)}
    listed = {head.path: head.canonical for head in read_heads(site) if head.is_listed}
    return Edition(code, name, Tree(code, prefix, pages, redirects_of(site)), listed)


def join(sites: Mapping[str, Path], names: Mapping[str, str], out: Path) -> int:
    """Write the *sites*, by language, to the folder *out*, which is new then; how many pages.

    The first is that of the source language; it has the root, the others stand below their codes.
    """
    first = next(iter(sites))
    editions = [
        edition_of(site, code, names[code], "" if code == first else f"{code}/")
        for code, site in sites.items()
    ]
    switcher = Switcher(editions)
    draft = out.with_name(f".{out.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    count = sum(_write(draft, sites[e.code], e, switcher) for e in editions)
    for name in () if switcher.is_alone else FILES:
        shutil.copyfile(Path(__file__).with_name(Path(name).name), draft / name)
    _name_sitemaps(draft, editions)
    shutil.rmtree(out, ignore_errors=True)
    draft.rename(out)
    return count


def _write(draft: Path, site: Path, edition: Edition, switcher: Switcher) -> int:
    count = 0
    for path, file in site_files(site):
        if edition.tree.prefix and path in LEFT_OUT:
            continue
        target = draft / edition.tree.prefix / path
        target.parent.mkdir(parents=True, exist_ok=True)
        content = file.read_bytes() if path.endswith(".html") else b""
        if switcher.is_alone or not is_page(path, content):
            shutil.copyfile(file, target)
            continue
        target.write_bytes(_filled(content, path, edition, switcher))
        count += 1
    return count


def _filled(page: bytes, path: str, edition: Edition, switcher: Switcher) -> bytes:
    end, start = HEAD_END.search(page), start_of_content(page)
    if end is None or start is None:
        return page
    head, body = switcher.head(path, edition), switcher.body(path, edition)
    parts = [page[: end.start()], head.encode(), page[end.start() : start], body.encode()]
    return b"".join([*parts, page[start:]])


def _name_sitemaps(draft: Path, editions: list[Edition]) -> None:
    """Have ``robots.txt`` name the sitemap of each language."""
    robots = draft / ROBOTS
    text = robots.read_text(encoding="utf-8") if robots.is_file() else ""
    lines = [line for line in text.splitlines() if line.endswith(f"/{SITEMAP}")]
    more = [
        line.removesuffix(SITEMAP) + e.tree.prefix + SITEMAP
        for line in lines
        for e in editions
        if e.tree.prefix and (draft / e.tree.prefix / SITEMAP).is_file()
    ]
    if more:
        robots.write_text(text + "".join(f"{line}\n" for line in more), encoding="utf-8")
