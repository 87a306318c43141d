"""Formulas in written HTML, for readers that draw none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.html import builder

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def show_tex(root: HtmlElement) -> None:
    """Put the TeX of each formula in *root* in its place; its letters, where it has none."""
    for formula in list(root.iter("math")):
        tex = "".join(formula.xpath(".//annotation/text()")) or formula.text_content()
        code = builder.CODE(tex.strip())
        code.tail = formula.tail
        formula.getparent().replace(formula, code)
