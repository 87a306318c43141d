"""Old URLs that are questions to the start page, such as ``/?p=12``: no file can answer them.

A script on the start page and on the page 404 looks them up in a table; ``_redirects`` has them
for hosts that read it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .asked_redirects import from_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parent / "static"
SCRIPT, PLACES = "start_queries.js", "_static/start_queries.json"
_QUERY = re.compile(r"/(?:index\.php)?\?([\w-]+=[\w-]+)", re.ASCII)


def query_of(old: str) -> str:
    """What the old URL asks the start page, such as ``p=12``; empty for all other URLs."""
    found = _QUERY.fullmatch(old)
    return found[1] if found else ""


def note_queries(app: Sphinx, config: Config) -> None:
    """``config-inited``: whether there are any; the first one has pages written anew."""
    path = Path(app.srcdir, config.urls_redirects)
    rows = from_table(path, lambda _reason, _line: None) if path.is_file() else ()
    config.urls_has_queries = any(query_of(row.old) for row in rows)
    if config.urls_has_queries:
        config.html_static_path = [*config.html_static_path, str(STATIC)]


def add_script(
    app: Sphinx, pagename: str, _template: str, _context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:  # fmt: skip
    """``html-page-context``: the script on the pages that such URLs show."""
    is_shown = pagename in (app.config.root_doc, "404")
    if app.config.urls_has_queries and is_shown and not getattr(app.builder, "embedded", False):
        app.add_js_file(SCRIPT, loading_method="defer")


def write_places(outdir: Path, places: dict[str, str]) -> None:
    """Write the table of what is asked for, or take away that of an earlier build."""
    path = outdir / PLACES
    if not places:
        path.unlink(missing_ok=True)
        return
    text = json.dumps(places, ensure_ascii=False, indent=0, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")


def table(places: Iterable[tuple[str, str]]) -> str:
    """The lines for ``_redirects``; without the mark at the end the start page would be shown."""
    return "".join(f"/ {query} {uri} 301!\n" for query, uri in sorted(places))
