"""Old addresses in the joined site: each leads to a page that is there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_commons.core.redirect_pages import SCRIPT
from sphinx_commons.core.static_files import STATIC
from sphinx_commons.urls.redirect_pages import TABLE, page_html

from .built import url_path

if TYPE_CHECKING:
    from pathlib import Path

    from .switcher import Switcher


def write(draft: Path, switcher: Switcher, language: str) -> None:
    """Have addresses that only a kept release has lead there, and bring all tables together."""
    rows = []
    for shown in switcher.releases[1:]:
        for path in sorted(shown.tree.pages):
            file = draft / path
            if file.exists() or _is_barred(file, draft):
                continue
            target = quote(url_path(shown.tree.prefix + path))
            file.parent.mkdir(parents=True, exist_ok=True)
            text = page_html(path, target, switcher.base, language)
            file.write_text(text, encoding="utf-8")
            rows.append(f"/{quote(url_path(path))} /{target} 301")
        rows += _kept_rows(draft, shown.tree.prefix)
    if rows:
        _add_rows(draft / TABLE, rows)
        script = draft / SCRIPT
        script.parent.mkdir(exist_ok=True)
        if not script.is_file():
            shutil.copyfile(STATIC / script.name, script)


def _is_barred(file: Path, draft: Path) -> bool:
    """Whether a file stands where *file* needs a folder."""
    return any(folder.is_file() for folder in file.parents if folder.is_relative_to(draft))


def _kept_rows(draft: Path, prefix: str) -> list[str]:
    """The rows of the table of a kept release, below its folder; the table itself goes."""
    table = draft / prefix / TABLE
    if not table.is_file():
        return []
    rows = []
    for line in table.read_text(encoding="utf-8").splitlines():
        old, new, status = line.split(" ")
        here = quote(prefix)
        new = new if "://" in new else f"/{here}{new.removeprefix('/')}"
        rows.append(f"/{here}{old.removeprefix('/')} {new} {status}")
    table.unlink()
    return rows


def _add_rows(table: Path, rows: list[str]) -> None:
    text = table.read_text(encoding="utf-8") if table.is_file() else ""
    table.write_text(text + "".join(f"{row}\n" for row in rows), encoding="utf-8")
