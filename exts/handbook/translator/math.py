"""Formulas, drawn as SVG with their TeX as alternative text."""

from __future__ import annotations

from docutils import nodes

from .. import typ
from ..formulas import Formula, FormulaError, draw
from ..warn import warn
from .base import BaseTranslator


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
        tex = node.astext()
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
