"""Warnings of this room: ``blog.<subtype>``, always with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

    from .model import Problem

    Location = str | tuple[str, int] | Node

logger = logging.getLogger(__name__)

Subtype = Literal["title", "date", "tag", "url", "excerpt", "image", "ablog", "list"]


def warn(subtype: Subtype, message: str, *args: object, location: Location) -> None:
    """Warn of *message* % *args*; the subtype can be listed in ``suppress_warnings``."""
    logger.warning(message, *args, type="blog", subtype=subtype, location=location)


def warn_problem(problem: Problem) -> None:
    """Warn of a problem that a pure module found."""
    logger.warning(
        "%s",
        problem.message,
        type="blog",
        subtype=problem.subtype,
        location=(problem.docname, problem.line),
    )
