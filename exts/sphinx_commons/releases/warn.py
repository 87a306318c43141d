"""Warnings of this room: ``releases.<subtype>``, always with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

    Location = Node | tuple[str, int | None] | str

logger = logging.getLogger(__name__)

# "unknown", "range" and "newest" are of what somebody wrote, "file" is of releases.yml.
Subtype = Literal["file", "newest", "place", "range", "unknown"]


def warn(subtype: Subtype | str, message: str, *args: object, location: Location) -> None:
    """Report a mistake of a writer; the subtype can be listed in ``suppress_warnings``."""
    logger.warning(message, *args, type="releases", subtype=subtype, location=location)
