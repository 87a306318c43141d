"""Finishes the pages of a dirhtml build for static hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .assets import slim_assets
from .headers import write_headers
from .llms import write_texts
from .nginx_map import write_map
from .not_found import write_not_found
from .search_index import write_index

if TYPE_CHECKING:
    from pathlib import Path


def finish(site: Path, deploy: Path) -> None:
    """Write everything that hosting needs beside the pages; any number of times.

    :param site: the folder that is served.
    :param deploy: a folder for what a web server of one's own is told.
    """
    slim_assets(site)
    write_not_found(site)
    write_headers(site)
    write_map(site, deploy / "redirects.map")
    print(f"texts: {write_texts(site)} pages")
    print(f"search index: {write_index(site)} pages")
