"""TeX formulas as SVG, through ziamath."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from .macros import MacroError
from .tex import readable

SIZE = 14.0
COMMAND = re.compile(r"\\[A-Za-z]|^\\$")
VERBATIM = "monospace"  # where a backslash is none of a command


class FormulaError(ValueError):
    """A formula that cannot be drawn."""


@dataclass(frozen=True, slots=True)
class Formula:
    """*svg* is the drawing; its size and how far it goes below the line, by the size of text."""

    svg: str
    width: float
    height: float
    depth: float


@lru_cache(maxsize=2048)
def draw(tex: str, *, display: bool) -> Formula:
    """Return the drawing of *tex*.

    :raises FormulaError: where ziamath is missing or cannot read *tex*.
    """
    try:
        from ziamath.zmath import Math

        from .formula_nodes import better_nodes
    except ImportError as error:
        raise FormulaError("the package ziamath is not installed") from error
    try:
        with better_nodes():
            drawing = Math.fromlatex(readable(tex), size=SIZE, inline=not display)
            svg = drawing.svgxml()
        # It sets the name of a command that it does not know as a word.
        words = {
            part.text or "" for part in drawing.mathml.iter() if part.get("mathvariant") != VERBATIM
        }
        width, height = (float(svg.get(side, 0)) / SIZE for side in ("width", "height"))
        depth = -float(drawing.getyofst()) / SIZE
    except MacroError as error:
        raise FormulaError(str(error)) from error
    except Exception as error:  # ziamath raises whatever its parser met
        raise FormulaError(f"{type(error).__name__}: {error}".rstrip(": ")) from error
    if unknown := sorted(word for word in words if COMMAND.search(word)):
        raise FormulaError(f"unknown {', '.join(unknown)}")
    return Formula(ElementTree.tostring(svg, encoding="unicode"), width, height, depth)
