"""The page for URLs that are not there: hosts show ``404.html`` at any path."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_commons.core.absolute_links import from_root
from sphinx_commons.core.folders import write_text
from sphinx_commons.structured_data.outcome import read_head

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "404/index.html"


def write_not_found(site: Path) -> None:
    """Write ``404.html`` with links that lead to the same places wherever it is shown."""
    page = site / PAGE
    if page.is_file():
        place = urlsplit(read_head(page, PAGE).canonical).path or "/404/"
        text = from_root(page.read_text(encoding="utf-8"), place)
        write_text(site / "404.html", text)
