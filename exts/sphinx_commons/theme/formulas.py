"""Formulas, drawn when the site is built: no page asks another host for MathJax."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.ext.mathjax import MATHJAX_URL
from sphinx.locale import _ as sphinx_word
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from sphinx_commons.core.maths import macros
from sphinx_commons.core.maths.mathml import FormulaError, draw
from sphinx_commons.core.maths.tex import displayed, take_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)
RENDERER = "sphinx_commons"
CLASSES = "math notranslate nohighlight"
# The macros that formulas of a page define for those after them.
_of_pages: WeakKeyDictionary[nodes.document, dict[str, macros.Macro]] = WeakKeyDictionary()


def draw_formulas(app: Sphinx, config: Config) -> None:
    """``config-inited``: take the place of MathJax, where the site did not choose how to draw.

    It chose if it names a renderer, lists an extension that brings one, or has MathJax elsewhere.
    """
    is_chosen = config.html_math_renderer or config.mathjax_path != MATHJAX_URL
    known = set(app.registry.html_inline_math_renderers)
    if config.html_theme == "furo" and not is_chosen and known == {"mathjax"}:
        # Sphinx prefers the only one that there is beside MathJax.
        app.add_html_math_renderer(RENDERER, (visit_math, None), (visit_math_block, None))


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line."""
    self.body.append(self.starttag(node, "span", "", CLASS=CLASSES))
    self.body.append(f"{_drawn(self, node, node.astext(), display=False)}</span>")
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula of its own, with its number."""
    as_is = node.get("no-wrap", node.get("nowrap", False))
    tex, mark = take_tag(displayed(node.astext(), as_is=as_is))
    self.body.append(self.starttag(node, "div", "", CLASS=CLASSES))
    if node.get("number"):
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, sphinx_word("Link to this equation"))
        self.body.append("</span>")
    elif mark:
        self.body.append(f'<span class="eqno">{self.encode(mark)}</span>')
    self.body.append(f"{_drawn(self, node, tex, display=True)}</div>\n")
    raise nodes.SkipNode


def is_name(node: nodes.Node | None) -> bool:
    """Whether *node* is part of a title, or of what menus show of one.

    Such HTML becomes the name of a page elsewhere, in which nothing should be said twice.
    """
    while node is not None and not isinstance(node, (nodes.title, addnodes.compact_paragraph)):
        node = node.parent
    return node is not None


def _drawn(self: HTML5Translator, node: nodes.Element, tex: str, *, display: bool) -> str:
    """The formula as MathML; as TeX where it cannot be drawn, and in books for e-readers."""
    source = f"<code>{self.encode(tex)}</code>"
    try:
        rest, found = macros.take_definitions(tex)
        of_page = _of_pages.setdefault(self.document, {})
        of_page.update(found)
        if not rest.strip():
            return ""  # It only defines macros.
        if isinstance(self.builder, Epub3Builder):
            return source
        known = macros.of_project(self.config) | of_page
        return draw(macros.expand(rest, known), display=display, source=not is_name(node))
    except (FormulaError, macros.MacroError) as error:
        message = "formula is shown as TeX: %s"
        logger.warning(message, error, type="theme", subtype="formula", location=node)
        return source
