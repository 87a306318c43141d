"""Warnings of this room: ``languages.<subtype>``, always with a file."""

from __future__ import annotations

from typing import Literal

from sphinx.util import logging

logger = logging.getLogger(__name__)

Subtype = Literal["catalogue", "duplicate", "gone", "markup", "origin", "question", "unknown"]


def warn(subtype: Subtype, message: str, *args: object, location: str) -> None:
    """Report a mistake of a translator; the subtype can be listed in ``suppress_warnings``."""
    logger.warning(message, *args, type="languages", subtype=subtype, location=location)
