"""Warnings of this room: ``front_matter.<subtype>``, always with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from pathlib import Path

    from .model import Problem

logger = logging.getLogger(__name__)


def warn_problem(docname: str, problem: Problem) -> None:
    """Report *problem*; the subtype can be listed in ``suppress_warnings``."""
    logger.warning(
        "%s",
        problem.message,
        type="front_matter",
        subtype=problem.subtype,
        location=(docname, problem.line),
    )


def warn_of_file(path: Path, line: int, message: str) -> None:
    """Report what is wrong in ``tags.yml``."""
    place = f"{path}:{line}"
    logger.warning("%s", message, type="front_matter", subtype="vocabulary", location=place)
