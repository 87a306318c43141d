"""``html-page-context``: JSON-LD as text that no content can break out of.

An extension of its own, the only one that prints graphs: whoever describes a page sets it up, and
gets no other element of ``<head>`` with it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.graphs import page_graphs

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_commons.core.graphs import Graph

# JSON escapes for what could end a script element or confuse an HTML or JavaScript parser.
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def script_tag(graph: Graph) -> str:
    """The ``<script>`` element of one graph; equal graphs give equal text."""
    text = json.dumps(graph, ensure_ascii=False, sort_keys=True).translate(ESCAPES)
    return f'<script type="application/ld+json">{text}</script>'


def print_graphs(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``, after all rooms: add the graphs of the page to its ``<head>``."""
    told = context.get("metatags") or ""
    context["metatags"] = "\n".join([told, *map(script_tag, page_graphs(context))])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the one handler."""
    app.connect("html-page-context", print_graphs, priority=990)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
