"""Puts a built site into the folder of kept releases."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_commons.urls.ledger import read_site

from .built import ROOT_ONLY, is_page, redirects_of, site_files
from .model import FILE, NAME, START, Kept, KeptError
from .regions import RegionError, digest_of, fixed_parts, opened

if TYPE_CHECKING:
    from pathlib import Path


def keep(site: Path, folder: Path, kept: Kept) -> int:
    """Copy the built *site* into *folder*, as *kept* names it; how many pages there are.

    What is kept is there whole, or not at all.

    :raises KeptError: if there is nothing to keep, or something of that name already.
    """
    target = folder / kept.name
    if not NAME.fullmatch(kept.name):
        raise KeptError(f"release {kept.name!r} can be no folder: letters, digits and . _ + - are")
    if not (site / START).is_file() or not (site / "objects.inv").is_file():
        raise KeptError(f"There is no built site in {site}; build it first.")
    if target.exists():
        raise KeptError(f"{target} is there already, and nothing kept is written over.")
    draft = folder / f".{kept.name}.new"
    shutil.rmtree(draft, ignore_errors=True)
    pages = _copy(site, draft)
    lines = tuple(sorted(read_site(site).lines()))
    whole = replace(kept, pages=pages, redirects=redirects_of(site), ledger=lines)
    (draft / FILE).write_text(whole.text(), encoding="utf-8")
    draft.rename(target)
    return len(pages)


def _copy(site: Path, target: Path) -> dict[str, str]:
    """Copy all files, pages with their regions; path of each page -> its digest."""
    pages: dict[str, str] = {}
    for path, file in site_files(site):
        if path in ROOT_ONLY:
            continue
        copy = target / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        content = file.read_bytes() if path.endswith(".html") else b""
        if not is_page(path, content):
            shutil.copyfile(file, copy)
            continue
        try:
            page = opened(content, drop_canonical=True)
        except RegionError as err:
            raise KeptError(f"{file} {err}") from err
        copy.write_bytes(page)
        pages[path] = digest_of(fixed_parts(page))
    return pages
