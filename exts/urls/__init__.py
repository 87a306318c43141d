"""URLs that stay: redirects from old addresses, and the ledger of published ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .writer import write_redirects

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write redirects after everything else is written, so that they never hide a page."""
    app.setup_extension("exts.front_matter")
    app.add_config_value("urls_redirects", "redirects.csv", "html", types=str)
    app.connect("build-finished", write_redirects, priority=900)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
