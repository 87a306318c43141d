"""TeX formulas as SVG, through ziamath."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from sphinx_commons.core.maths.macros import MacroError
from sphinx_commons.core.maths.tex import readable, unknown_commands

SIZE = 14.0


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
    """The drawing of *tex*.

    :raises FormulaError: where ziamath is missing or cannot read *tex*.
    """
    try:
        from ziamath.zmath import Math

        from .formula_nodes import in_use
    except ImportError as error:
        raise FormulaError("the package ziamath is not installed") from error
    try:
        with in_use():
            drawing = Math.fromlatex(readable(tex), size=SIZE, inline=not display)
            svg = drawing.svgxml()
    except MacroError as error:
        raise FormulaError(str(error)) from error
    except Exception as error:  # ziamath raises whatever its parser met
        raise FormulaError(f"{type(error).__name__}: {error}".rstrip(": ")) from error
    width, height = (float(svg.get(side, 0)) / SIZE for side in ("width", "height"))
    depth = -float(drawing.getyofst()) / SIZE
    if unknown := unknown_commands(drawing.mathml):
        raise FormulaError(f"unknown {', '.join(unknown)}")
    return Formula(ElementTree.tostring(svg, encoding="unicode"), width, height, depth)
