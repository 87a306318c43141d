"""Code blocks, production lists and doctests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from .. import typ
from .base import BaseTranslator

if TYPE_CHECKING:
    from sphinx import addnodes


class CodeVisitors(BaseTranslator):
    """Code keeps its text and its tag; colours come from the website's style."""

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        """Write a code block; parsed literals keep their inline markup."""
        self.statement(node)
        if node.rawsource != node.astext() and any(
            isinstance(child, nodes.Element) for child in node.children
        ):
            self.open("parsed(")
            self._verbatim = True
            return
        language = node.get("language", self.config.highlight_language)
        self.write_source(node.astext(), language, node)
        raise nodes.SkipNode

    def depart_literal_block(self, node: nodes.literal_block) -> None:
        self._verbatim = False
        self.close(")\n")

    def visit_doctest_block(self, node: nodes.doctest_block) -> None:
        self.statement(node)
        self.write_source(node.astext(), "pycon3", node)
        raise nodes.SkipNode

    def write_source(self, text: str, language: str, node: nodes.Element) -> None:
        """Write *text* as a code block; *node* says how."""
        source = text.rstrip("\n").replace("\r", "").expandtabs(8)
        self.note_characters(source, node)
        extra: dict[str, Any] = node.get("highlight_args", {})
        lines = self.code_style.lines(source, language, node, **node.get("highlight_options", {}))
        first = int(extra.get("linenostart", 1)) if node.get("linenos") else None
        options = {
            "numbers": typ.value(first),
            "marked": typ.value([int(line) for line in extra.get("hl_lines", ())]),
        }
        given = "".join(
            f", {key}: {code}" for key, code in options.items() if code not in ("none", "()")
        )
        self.add(f"code-block({typ.string(source)}, {typ.array(lines)}{given})\n")

    def visit_productionlist(self, node: addnodes.productionlist) -> None:
        self.statement(node)
        self.open("parsed(")

    def depart_productionlist(self, node: addnodes.productionlist) -> None:
        self.close(")\n")

    def visit_production(self, node: addnodes.production) -> None:
        self.release_anchors()
        if node.parent.index(node):
            self.add("linebreak();")

    def depart_production(self, node: addnodes.production) -> None:
        pass
