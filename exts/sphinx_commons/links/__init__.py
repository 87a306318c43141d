"""Links to other sites that last: Sphinx's ``linkcheck``, which remembers.

In come the links that Sphinx's builder found on all pages, and ``links.json`` beside the sources;
out go that file with what was learned today, and for each link that failed on three days a warning
that names page, line and owner, and a patch that leads to an archive's copy of the time of the
page. It asks ``core`` and ``front_matter``.

It must never call a link broken for one bad day, ask one host for much at once, or change a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.version import compare_code

from .archive import WAYBACK
from .builder import RememberingBuilder, tell_status

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put the builder in the place of Sphinx's own, of which it is one."""
    app.setup_extension("sphinx_commons.front_matter")
    app.setup_extension("sphinx.builders.linkcheck")
    compare_code(app)
    app.add_config_value("links_archive", WAYBACK, "", types=str)
    app.add_builder(RememberingBuilder, override=True)
    app.connect("build-finished", tell_status)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
