"""What Sphinx does again for every page, done once; no page says anything else for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.version import compare_code

from .changes import ask_about_few
from .collection import collect_as_usual, collect_seldom, set_aside
from .figures import Figures
from .highlighting import keep_formatters
from .memory import keep_few
from .outlines import keep_outlines
from .quotes import use_quick_quotes
from .search import keep_index
from .settings import remember_settings
from .sources import find_quickly
from .tags import Tags
from .templates import keep_compiled
from .titles import keep_titles, read_titles_quickly
from .traversal import search_flat

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect what makes builds cheaper."""
    compare_code(app)
    collect_seldom()
    search_flat()
    app.connect("builder-inited", set_aside, priority=999)
    app.connect("build-finished", collect_as_usual, priority=999)
    app.connect("builder-inited", remember_settings)
    app.connect("builder-inited", find_quickly)
    app.connect("builder-inited", ask_about_few)
    app.connect("builder-inited", keep_index)
    app.connect("builder-inited", keep_compiled)
    app.connect("env-updated", keep_outlines)
    app.connect("config-inited", use_quick_quotes)
    app.connect("builder-inited", keep_formatters)
    app.connect("builder-inited", keep_titles)
    app.connect("builder-inited", read_titles_quickly)
    tags = Tags()
    app.connect("builder-inited", tags.start)
    # Before those that put makers of their own there, for pages that lie elsewhere.
    app.connect("html-page-context", tags.remember, priority=1)
    Figures().connect(app)
    app.connect("source-read", keep_few)
    app.connect("doctree-resolved", keep_few)
    return {
        "version": "1.0",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
