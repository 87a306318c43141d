"""Formulas, drawn as SVG with their TeX as alternative text."""

from __future__ import annotations

import re

from docutils import nodes

from .. import typ
from ..formulas import Formula, FormulaError, draw
from ..warn import warn
from .base import BaseTranslator

BEGINS = re.compile(r"\\begin\{(?:align|alignat|eqnarray|equation|flalign|gather|multline)\*?\}")


def whole(node: nodes.math_block) -> str:
    """Return the TeX of *node* with what Sphinx puts around several lines or equations."""
    tex = node.astext()
    if node.get("no-wrap", node.get("nowrap")):
        return tex
    parts = [_split(part.strip()) for part in tex.split("\n\n") if part.strip()]
    lines = r"\\".join(parts)
    return lines if len(parts) < 2 else rf"\begin{{aligned}}{lines}\end{{aligned}}"


def _split(part: str) -> str:
    """Return an equation; one of several lines needs something that holds them."""
    several = r"\\" in part and not BEGINS.match(part)
    return rf"\begin{{split}}{part}\end{{split}}" if several else part


class MathVisitors(BaseTranslator):
    """Formulas keep the numbers of the website."""

    def visit_math(self, node: nodes.math) -> None:
        tex = node.astext()
        formula = self._draw(tex, node, display=False)
        self.add(
            f"formula({typ.string(formula.svg)}, {typ.words(tex)}, {formula.depth:.2f}pt);"
            if formula
            else f"literal({typ.words(tex)});"
        )
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        self.statement(node)
        tex = whole(node)
        formula = self._draw(tex, node, display=True)
        if formula is None:
            self.add(f"centered(literal({typ.words(tex)}))\n")
            raise nodes.SkipNode
        number = node.get("number")
        mark = f", number: {typ.string(f'({self._equation_number(node)})')}" if number else ""
        self.add(f"display-formula({typ.string(formula.svg)}, {typ.words(tex)}{mark})\n")
        raise nodes.SkipNode

    def _equation_number(self, node: nodes.math_block) -> str:
        """Return the equation's number, with the section's where the website shows that."""
        if not (self.builder.config.math_numfig and self.builder.config.numfig):
            return str(node["number"])
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get("displaymath", {})
        for anchor in node["ids"]:
            if anchor in numbers:
                return ".".join(map(str, numbers[anchor]))
        return str(node["number"])

    def _draw(self, tex: str, node: nodes.Node, *, display: bool) -> Formula | None:
        try:
            return draw(tex, display=display)
        except FormulaError as error:
            warn("math", "formula is shown as TeX: %s", error, location=self.place(node))
            return None
