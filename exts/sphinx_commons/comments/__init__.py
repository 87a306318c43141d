"""Comments of readers below pages that ask for them, kept by an Isso server of one's own.

In come the key ``comments`` of a page and the URL of the server; out goes a section at the end
of that page, with a script that asks the server when a reader gets there. It asks ``front_matter``
what the header says.

It must never add anything to a page that does not ask for comments, or to any page of a site
without a server, and no build may ask that server for anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .section import add_section
from .server import check_server

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the setting and the handlers; without a server, pages stay as they are."""
    app.setup_extension("sphinx_commons.front_matter")
    app.setup_extension("sphinx_commons.core.words")
    app.add_config_value("comments_server", "", "html", types=str)
    app.connect("config-inited", add_folders)
    app.connect("config-inited", check_server)
    # After the rooms that complete the body of a page, before files without a use are left out.
    app.connect("html-page-context", add_section, priority=850)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}


def add_folders(_app: Sphinx, config: Config) -> None:
    """``config-inited``: the template and the static files of this room."""
    # New lists, because the defaults are shared by all applications of a process.
    config.templates_path = [*config.templates_path, str(HERE / "templates")]
    config.html_static_path = [*config.html_static_path, str(HERE / "static")]
