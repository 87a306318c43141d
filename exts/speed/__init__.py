"""What Sphinx does again for every page, done once; no page says anything else for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .collection import collect_as_usual, collect_seldom, set_aside
from .figures import Figures
from .memory import keep_few
from .search import keep_index
from .settings import remember_settings
from .templates import keep_compiled
from .traversal import search_flat

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect what makes builds cheaper."""
    collect_seldom()
    search_flat()
    app.connect("builder-inited", set_aside, priority=999)
    app.connect("build-finished", collect_as_usual, priority=999)
    app.connect("builder-inited", remember_settings)
    app.connect("builder-inited", keep_index)
    app.connect("builder-inited", keep_compiled)
    Figures().connect(app)
    app.connect("source-read", keep_few)
    app.connect("doctree-resolved", keep_few)
    return {
        "version": "1.0",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
