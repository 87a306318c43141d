"""JSON-LD as text that no content can break out of."""

from __future__ import annotations

import json
from typing import Any

# JSON escapes for what could end a script element or confuse an HTML or JavaScript parser.
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def script_tag(graph: dict[str, Any]) -> str:
    """The ``<script>`` element of one JSON-LD graph."""
    text = json.dumps(graph, ensure_ascii=False, sort_keys=True).translate(ESCAPES)
    return f'<script type="application/ld+json">{text}</script>'


def add_graph(context: dict[str, Any], graph: dict[str, Any]) -> None:
    """Put *graph* into the ``<head>`` of the page whose template *context* this is."""
    context["metatags"] = context.get("metatags", "") + "\n" + script_tag(graph)
