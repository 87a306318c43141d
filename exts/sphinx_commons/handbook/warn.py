"""Warnings of this extension: all have type ``handbook``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

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
]


def warn(
    subtype: Subtype,
    message: str,
    *args: object,
    location: Node | tuple[str, int | None] | str | None = None,
) -> None:
    """Log a warning that names its place."""
    logger.warning(message, *args, type="handbook", subtype=subtype, location=location)
