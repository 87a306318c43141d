"""JSON-LD graphs and how they reach ``<head>``."""

from __future__ import annotations

from .script import add_graph, script_tag

__all__ = ["add_graph", "script_tag"]
