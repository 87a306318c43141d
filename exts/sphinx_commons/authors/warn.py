"""Warnings of this room: ``authors.<subtype>``, always with file and line."""

from __future__ import annotations

from typing import Literal

from sphinx.util import logging

Subtype = Literal["entry", "link", "avatar", "alias", "unknown_author", "option"]

logger = logging.getLogger(__name__)


def warn(subtype: Subtype, message: str, *args: object, location: tuple[str, int]) -> None:
    """Report *message* at *location*, a docname and a line."""
    logger.warning(message, *args, type="authors", subtype=subtype, location=location)
