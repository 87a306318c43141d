"""Formulas, drawn as SVG with their TeX as alternative text."""

from __future__ import annotations

from functools import cached_property

from docutils import nodes

from sphinx_commons.core.maths import macros
from sphinx_commons.core.maths.tex import displayed, said, take_tag

from ...maths.formulas import Formula, FormulaError, draw
from ...warn import warn
from .. import typ
from .base import BaseTranslator
from .sections import is_in_heading


class MathVisitors(BaseTranslator):
    """Formulas keep the numbers and the macros of the website."""

    def visit_math(self, node: nodes.math) -> None:
        tex = node.astext()
        formula = self._draw(tex, node, display=False)
        if isinstance(formula, Formula):
            if is_in_heading(node):
                self.add(f"unseen({typ.words(said(tex))});")  # a bookmark says no drawing
            self.add(f"formula({self._arguments(formula, tex)}, {formula.depth:.3f}em);")
        elif formula:
            self.add(f"literal({typ.words(formula)});")
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        self.statement(node)
        as_is = node.get("no-wrap", node.get("nowrap", False))
        tex, mark = take_tag(displayed(node.astext(), as_is=as_is))
        formula = self._draw(tex, node, display=True)
        if isinstance(formula, Formula):
            number = f"({self._equation_number(node)})" if node.get("number") else mark
            given = f", number: {typ.string(number)}" if number else ""
            self.add(f"display-formula({self._arguments(formula, tex)}{given})\n")
        elif formula:
            self.add(f"centered(literal({typ.words(formula)}))\n")
        raise nodes.SkipNode

    def _arguments(self, formula: Formula, tex: str) -> str:
        size = f"({formula.width:.3f}em, {formula.height:.3f}em)"
        return f"{typ.string(formula.svg)}, {typ.words(said(tex))}, {size}"

    def _equation_number(self, node: nodes.math_block) -> str:
        """The equation's number, with the section's where the website shows that."""
        if not (self.config.math_numfig and self.config.numfig):
            return str(node["number"])
        numbers = self.volume.env.toc_fignumbers.get(self.docname, {}).get("displaymath", {})
        for anchor in node["ids"]:
            if anchor in numbers:
                parts = list(map(str, numbers[anchor]))
                separator = str(self.config.math_numsep)
                return separator.join([".".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
        return str(node["number"])

    def _draw(self, tex: str, node: nodes.Node, *, display: bool) -> Formula | str:
        """The drawing of *tex*, or what is shown in its place."""
        try:
            plain = self._macros.expanded(tex, self.docname)
            return draw(plain, display=display) if plain else ""
        except (FormulaError, macros.MacroError) as error:
            warn("math", "formula is shown as TeX: %s", error, location=self.place(node))
            return tex

    @cached_property
    def _macros(self) -> macros.KnownMacros:
        return macros.KnownMacros(self.config)
