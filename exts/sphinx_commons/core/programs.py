"""Pages start no programs of their choice.

An extension that every room sets up. A diagram of Graphviz names its layout, and Sphinx starts
whatever program has that name, from any folder.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from .builds import replace_during_builds
from .vocabulary import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

# The programs of Graphviz, among which a page may choose.
LAYOUTS = frozenset("dot neato twopi circo fdp sfdp osage patchwork".split())
# The second is an older name of the first.
OPTIONS = ("layout", "graphviz_dot")


def choose_layouts(usual: Callable[[Any], list[nodes.Node]]) -> Callable[[Any], list[nodes.Node]]:
    """``run`` of a directive that draws, which asks for layouts alone."""

    def run(directive: Any) -> list[nodes.Node]:
        known = {*LAYOUTS, directive.config.graphviz_dot}
        for name in OPTIONS:
            layout = directive.options.get(name)
            if layout is not None and layout not in known:
                del directive.options[name]
                hint = did_you_mean(layout, LAYOUTS)
                message = "%r is no layout of Graphviz, and no other program is started%s"
                place = directive.get_location()
                logger.warning(
                    message, layout, hint, type="commons", subtype="program", location=place
                )
        return usual(directive)

    return run


def guard_diagrams(app: Sphinx, _config: Config) -> None:
    """``config-inited``, when extensions are loaded: a site may do without diagrams."""
    if graphviz := sys.modules.get("sphinx.ext.graphviz"):
        for kind in (graphviz.Graphviz, graphviz.GraphvizSimple):
            replace_during_builds(app, kind, "run", choose_layouts)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Stand between directives and the programs that they name; Sphinx has no setting."""
    app.connect("config-inited", guard_diagrams)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
