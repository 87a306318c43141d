"""Warnings of this room: ``faq.<subtype>``, always with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

    Location = Node | tuple[str, int | None] | str

logger = logging.getLogger(__name__)

Subtype = Literal[
    "ambiguous",
    "date",
    "duplicate",
    "empty",
    "id",
    "include",
    "list",
    "no_questions",
    "title",
    "unknown",
    "unknown_tag",
]


def warn(subtype: Subtype, message: str, *args: object, location: Location) -> None:
    """Report a mistake of a writer; the subtype can be listed in ``suppress_warnings``."""
    logger.warning(message, *args, type="faq", subtype=subtype, location=location)
