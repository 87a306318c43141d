"""TeX formulas as SVG, through ziamath."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

SIZE = 14.0  # of 96 to the inch, that is 10.5 points
POINTS = 0.75
# What prints nothing; numbers and anchors of equations come from Sphinx.
SILENT = re.compile(r"\\label\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])")
COMMAND = re.compile(r"\\[A-Za-z]")


class FormulaError(ValueError):
    """A formula that cannot be drawn."""


@dataclass(frozen=True, slots=True)
class Formula:
    """*svg* is the drawing, *depth* how far it goes below the line of text, in points."""

    svg: str
    depth: float


@lru_cache(maxsize=2048)
def draw(tex: str, *, display: bool) -> Formula:
    """Return the drawing of *tex*.

    :raises FormulaError: where ziamath is missing or cannot read *tex*.
    """
    try:
        from ziamath.zmath import Math
    except ImportError as error:
        raise FormulaError("the package ziamath is not installed") from error
    try:
        drawing = Math.fromlatex(SILENT.sub("", tex).strip(), size=SIZE, inline=not display)
        svg, depth = drawing.svg(), -float(drawing.getyofst()) * POINTS
        # It sets the name of a command that it does not know as a word.
        words = {part.text or "" for part in drawing.mathml.iter("mi")}
    except Exception as error:  # ziamath raises whatever its parser met
        raise FormulaError(f"{type(error).__name__}: {error}") from error
    if unknown := sorted(word for word in words if COMMAND.match(word)):
        raise FormulaError(f"unknown {', '.join(unknown)}")
    return Formula(svg, depth)
