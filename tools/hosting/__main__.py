"""``python -m tools.hosting SITE``: finish the pages of a dirhtml build for static hosts.

Beside *SITE*, in the folder ``deploy``, stands what a web server of one's own is told.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from .headers import write_headers
from .redirects import write_map
from .search_index import write_index


def finish(site: Path) -> None:
    """Write everything that hosting needs beside the pages; any number of times."""
    not_found = site / "404" / "index.html"
    if not_found.is_file():
        shutil.copyfile(not_found, site / "404.html")
    write_headers(site)
    aside = site.parent / "deploy"
    write_map(site, aside / "redirects.map")
    print(f"search index: {write_index(site, aside / 'search.sha256')} pages")


if __name__ == "__main__":
    finish(Path(sys.argv[1]))
