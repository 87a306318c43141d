"""URLs that stay: redirects from old URLs, and the ledger of published ones.

In come the ``aliases`` of pages, the file of redirects and the pages that were built; out go pages
that lead on, tables for web servers, and a list of what was ever published. It asks
``front_matter`` for the headers of pages.

It must never write over a page, lead on to a page that is not there or to another site unasked, or
take an entry out of the ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.static_files import STATIC

from .start_queries import add_script, note_queries
from .writer import write_redirects

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def add_static_files(_app: Sphinx, config: Config) -> None:
    """``config-inited``: the script of pages that lead on."""
    # A new list, because the default is shared by all applications of a process.
    config.html_static_path = list(dict.fromkeys([*config.html_static_path, str(STATIC)]))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write redirects when all else is written and leftovers are gone: they never hide a page."""
    app.setup_extension("sphinx_commons.front_matter")
    app.setup_extension("sphinx_commons.core.words")
    app.add_config_value("urls_redirects", "redirects.csv", "html", types=str)
    app.add_config_value("urls_has_queries", default=False, rebuild="html", types=bool)
    app.connect("config-inited", add_static_files)
    app.connect("config-inited", note_queries)
    app.connect("html-page-context", add_script)
    app.connect("build-finished", write_redirects, priority=955)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
