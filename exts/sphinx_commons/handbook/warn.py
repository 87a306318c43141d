"""Warnings of this extension: all have type ``handbook``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

# In the documents (docname and line), or in a file that was read into one (``file:line``).
Place = tuple[str, int | None] | str
logger = logging.getLogger(__name__)

Subtype = Literal[
    "compile",
    "dead_link",
    "empty",
    "font",
    "glyph",
    "image",
    "image_alt",
    "math",
    "nesting",
    "remote_image",
    "selection",
    "unknown_node",
    "visitor",
]


def warn(
    subtype: Subtype,
    message: str,
    *args: object,
    location: Node | Place | None = None,
) -> None:
    """Log a warning that names its place."""
    logger.warning(message, *args, type="handbook", subtype=subtype, location=location)
