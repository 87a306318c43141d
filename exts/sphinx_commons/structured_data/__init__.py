"""What machines read: JSON-LD, OpenGraph, sitemap, and pictures for link previews.

In come the headers and first words of pages, and the graphs that other rooms put on the list of a
page; out go the head of each page, with one graph in which each thing is described once, the
sitemap, ``robots.txt`` and the cards. It asks ``front_matter`` and ``core``.

It must never say what a reader does not see, name a page that is hidden or unlisted, or have a
machine read another date than the page shows.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sphinx_commons.core.stale import VIEWS

from .collector import DescriptionCollector
from .head import HeadWriter
from .own_files import OwnFiles
from .search_titles import index_plain_titles
from .surroundings import Surroundings
from .written_files import check_settings, write_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the settings, and the handlers that come after those of all other rooms."""
    around, files = Surroundings(), OwnFiles()
    app.setup_extension("sphinx_commons.front_matter")
    app.setup_extension("sphinx_commons.structured_data.printer")
    app.setup_extension("sphinx_commons.core.stale")
    app.setup_extension("sphinx_commons.core.words")
    app.add_config_value("site_description", "", "html", types=str)
    app.add_config_value("site_cards", {}, "html", types=dict)
    app.add_config_value("site_git_dates", True, "", types=bool)
    app.connect("builder-inited", check_settings)
    app.connect("builder-inited", files.look)
    app.connect("builder-inited", index_plain_titles)
    app.add_env_collector(DescriptionCollector)
    app.connect(VIEWS, around.views)
    app.connect("html-page-context", HeadWriter(around).add_head, priority=900)
    app.connect("build-finished", partial(write_files, files=files), priority=960)
    return {
        "version": "1.0",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
