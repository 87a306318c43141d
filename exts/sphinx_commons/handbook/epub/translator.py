"""A chapter as XHTML: Sphinx's own visitors of HTML, but for what a page of a book does better."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from sphinx_commons.core.maths import macros
from sphinx_commons.core.maths.mathml import FormulaError, draw
from sphinx_commons.core.maths.tex import displayed, said, take_tag

from ..guarded_visits import GuardedVisits
from ..headings import heading_of
from ..warn import warn

if TYPE_CHECKING:
    from ..languages import in_language
    from ..volume import Volume


class ChapterTranslator(GuardedVisits, HTML5Translator):
    """Writes the tree of one chapter; *unknown* are the nodes that nobody knew, once a book."""

    builder: Any  # it has what visitors ask of those of HTML

    def __init__(
        self,
        tree: nodes.document,
        builder: Any,
        volume: Volume,
        known: macros.KnownMacros,
        unknown: set[str],
    ) -> None:
        super().__init__(tree, builder)
        self.volume = volume
        self.docname = ""
        self.macros = known
        self.unknown = unknown

    def write_words(self, node: nodes.Node) -> None:
        self.body.append(f"<p>{self.encode(node.astext())}</p>\n")

    def visit_start_of_file(self, node: nodes.Element) -> None:
        self.docnames.append(node["docname"])
        self._take_numbers()

    def depart_start_of_file(self, node: nodes.Element) -> None:
        self.docnames.pop()
        self._take_numbers()

    def _take_numbers(self) -> None:
        """Let figures and equations have the numbers that they have on the website."""
        self.docname = self.docnames[-1]
        self.builder.begin_document(self.docname)

    def add_secnumber(self, node: nodes.Element) -> None:
        """Write the number of a heading as all forms of the book have it."""
        if isinstance(node.parent, nodes.section) and (number := heading_of(node.parent).number):
            self.body.append(f'<span class="section-number">{self.encode(number)} </span>')

    # Formulas

    def visit_math(self, node: nodes.math, math_env: str = "") -> None:
        self.body.append(self.starttag(node, "span", "", CLASS="math"))
        self.body.append(f"{self._formula(node, node.astext(), display=False)}</span>")
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block, math_env: str = "") -> None:
        as_is = node.get("no-wrap", node.get("nowrap", False))
        tex, mark = take_tag(displayed(node.astext(), as_is=as_is))
        number = f"({get_node_equation_number(self, node)})" if node.get("number") else mark
        self.body.append(self.starttag(node, "div", "", CLASS="math", TABINDEX="0"))
        if number:
            self.body.append(f'<span class="eqno">{self.encode(number)}</span>')
        self.body.append(f"{self._formula(node, tex, display=True)}</div>\n")
        raise nodes.SkipNode

    def _formula(self, node: nodes.Node, tex: str, *, display: bool) -> str:
        """The formula as MathML that says its TeX aloud; as TeX where it cannot be drawn."""
        try:
            plain = self.macros.expanded(tex, self.docname)
            drawn = draw(plain, display=display, source=False) if plain else ""
        except (FormulaError, macros.MacroError) as error:
            warn("math", "formula is shown as TeX: %s", error, location=self.place(node))
            return f"<code>{self.encode(tex)}</code>"
        return drawn.replace("<math ", f'<math alttext="{escape(said(tex))}" ', 1)

    # What websites show in another way

    def visit_in_language(self, node: in_language) -> None:
        tag = f"{node['lang']}-{node['region']}" if node["region"] else node["lang"]
        self.body.append(f'<span lang="{tag}" xml:lang="{tag}">')

    def depart_in_language(self, node: in_language) -> None:
        self.body.append("</span>")

    def visit_comment(self, node: nodes.Element, *args: object) -> None:
        """Leave a comment out; one with elements in it is a holder, as ``autosummary`` has."""
        if not any(isinstance(child, nodes.Element) for child in node.children):
            raise nodes.SkipNode

    def depart_comment(self, node: nodes.Element) -> None:
        pass

    def visit_sd_icon(self, node: nodes.Element) -> None:
        raise nodes.SkipNode  # drawn for the eye only

    visit_fontawesome = visit_sd_icon

    # What nobody knows

    def unknown_visit(self, node: nodes.Node) -> None:
        """Keep the text of a node nobody has a visitor for, and say so once."""
        name = node.__class__.__name__
        if name in self.unknown:
            return
        self.unknown.add(name)
        message = "no visitor for %r: only its text is kept"
        warn("unknown_node", message, name, location=self.place(node))

    def unknown_departure(self, node: nodes.Node) -> None:
        pass
