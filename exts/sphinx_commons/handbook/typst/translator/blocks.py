"""Paragraphs, quotes, admonitions, topics and what else holds blocks."""

from __future__ import annotations

from functools import partial

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from .. import typ
from .base import BaseTranslator

# Kinds of the template's admonition; others look like a note.
TONES = {
    "note": "note",
    "seealso": "note",
    "important": "note",
    "tip": "tip",
    "hint": "tip",
    "attention": "warning",
    "caution": "warning",
    "warning": "warning",
    "danger": "danger",
    "error": "danger",
}


LETTERS, LINES = 600, 20
TALL = (nodes.image, nodes.table, nodes.literal_block, nodes.math_block)


def holds_elements(node: nodes.Element) -> bool:
    """Whether *node* has more than text in it."""
    return any(isinstance(child, nodes.Element) for child in node.children)


def whole(node: nodes.Element) -> str:
    """The option of a box that is to stay in one piece, or nothing.

    It has so few letters and lines, and no block whose height they do not tell.
    """
    text = node.astext()
    short = len(text) < LETTERS and text.count("\n") < LINES
    tall = any(isinstance(inner, TALL) for inner in node.findall())
    return "whole: true, " if short and not tall else ""


class BlockVisitors(BaseTranslator):
    """Blocks of text."""

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        self.next_block(node)
        if "centered" in node["classes"]:
            self.open("centered(")
        elif self._leads_in(node):
            self.open("lead-in(")
        elif self._stands_alone(node):
            self.open("par(")
        else:
            self.open()

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        call = "centered" in node["classes"] or self._stands_alone(node)
        self.close(")\n" if call else "\n")

    def _leads_in(self, node: nodes.paragraph) -> bool:
        """Whether the paragraph announces the block after it, and must stay with it."""
        if not self._stands_alone(node) or not node.astext().rstrip().endswith(":"):
            return False
        after = node.next_node(descend=False, siblings=True)
        return after is not None and not isinstance(after, (nodes.paragraph, nodes.section))

    def _stands_alone(self, node: nodes.paragraph) -> bool:
        """Whether the paragraph is a call of its own, as right in a section.

        The compiler loses a picture in such a call, so one with a picture is none.
        """
        parent = node.parent
        held = isinstance(parent, (nodes.section, nodes.document, addnodes.start_of_file))
        return held and not any(node.findall(nodes.image))

    def visit_compact_paragraph(self, node: addnodes.compact_paragraph) -> None:
        self.visit_paragraph(node)

    def depart_compact_paragraph(self, node: addnodes.compact_paragraph) -> None:
        self.depart_paragraph(node)

    def visit_centered(self, node: addnodes.centered) -> None:
        self.statement(node)
        self.open("centered(")

    def depart_centered(self, node: addnodes.centered) -> None:
        self.close(")\n")

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        self.statement(node)
        by = next(iter(node.findall(nodes.attribution)), None)
        call = "quotation(epigraph: true, " if "epigraph" in node["classes"] else "quotation("
        if by is not None and by.parent is node:
            self.wrap(node, f"{call}attribution: ", self.capture(by), ", ")
        else:
            self.wrap(node, call)

    def depart_block_quote(self, node: nodes.block_quote) -> None:
        self.unwrap(node)
        self.add("\n")

    def visit_attribution(self, node: nodes.attribution) -> None:
        raise nodes.SkipNode

    # Admonitions

    def _open_admonition(self, node: nodes.Element, tone: str, title: str = "") -> None:
        self.statement(node)
        first = node[0] if len(node) and isinstance(node[0], nodes.title) else None
        if not title and first is not None:
            heading = self.capture(first)
            node.remove(first)
        else:
            heading = partial(typ.string, title)
        self.wrap(node, f"admonition({typ.string(tone)}, {whole(node)}", heading, ", ")

    def _close_admonition(self, node: nodes.Element) -> None:
        self.unwrap(node)
        self.add("\n")

    def visit_admonition(self, node: nodes.admonition) -> None:
        tone = next((TONES[name] for name in node["classes"] if name in TONES), "note")
        self._open_admonition(node, tone)

    def depart_admonition(self, node: nodes.admonition) -> None:
        self._close_admonition(node)

    def _visit_labelled(self, node: nodes.Element) -> None:
        name = node.__class__.__name__
        self._open_admonition(node, TONES[name], str(admonitionlabels[name]))

    visit_note = visit_seealso = visit_important = visit_tip = visit_hint = _visit_labelled
    visit_attention = visit_caution = visit_warning = _visit_labelled
    visit_danger = visit_error = _visit_labelled
    depart_note = depart_seealso = depart_important = depart_tip = depart_hint = _close_admonition
    depart_attention = depart_caution = depart_warning = _close_admonition
    depart_danger = depart_error = _close_admonition

    def visit_todo_node(self, node: nodes.Element) -> None:
        self._open_admonition(node, "warning")

    def depart_todo_node(self, node: nodes.Element) -> None:
        self._close_admonition(node)

    def visit_versionmodified(self, node: addnodes.versionmodified) -> None:
        tone = "danger" if node["type"] in ("deprecated", "versionremoved") else "note"
        self.statement(node)
        self.wrap(node, f"changed({typ.string(tone)}, ")

    def depart_versionmodified(self, node: addnodes.versionmodified) -> None:
        self.unwrap(node)
        self.add("\n")

    def visit_topic(self, node: nodes.topic) -> None:
        if "contents" in node["classes"]:
            raise nodes.SkipNode  # the handbook has its own contents, with page numbers
        self._open_box(node)

    def _open_box(self, node: nodes.Element) -> None:
        self.statement(node)
        self.wrap(node, f"boxed({whole(node)}")

    def _close_box(self, node: nodes.Element) -> None:
        self.unwrap(node)
        self.add("\n")

    depart_topic = _close_box
    visit_sidebar = _open_box
    depart_sidebar = _close_box

    # Lines

    def visit_line_block(self, node: nodes.line_block) -> None:
        self.statement(node)
        self.wrap(node, "verse(")

    def depart_line_block(self, node: nodes.line_block) -> None:
        self.unwrap(node)
        self.add("\n")

    def visit_line(self, node: nodes.line) -> None:
        if node.parent.index(node) and not isinstance(
            node.parent[node.parent.index(node) - 1], nodes.line_block
        ):
            self.add("linebreak();")
        self.open()

    def depart_line(self, node: nodes.line) -> None:
        self.close(";")

    def visit_transition(self, node: nodes.transition) -> None:
        self.statement(node)
        self.add("ornament()\n")

    def depart_transition(self, node: nodes.transition) -> None:
        pass

    # Holders without a look of their own

    def visit_plain(self, node: nodes.Element) -> None:
        pass

    def depart_plain(self, node: nodes.Element) -> None:
        pass

    visit_compound = visit_only = visit_acks = visit_glossary = visit_decoration = visit_plain
    depart_compound = depart_only = depart_acks = depart_glossary = depart_decoration = depart_plain
    visit_header = visit_footer = visit_docinfo = visit_plain
    depart_header = depart_footer = depart_docinfo = depart_plain

    def visit_hidden(self, node: nodes.Element) -> None:
        raise nodes.SkipNode

    def visit_comment(self, node: nodes.comment) -> None:
        """Leave a comment out; one with elements in it is a holder, as ``autosummary`` has."""
        if not holds_elements(node):
            raise nodes.SkipNode

    depart_comment = depart_plain
    visit_substitution_definition = visit_pending = visit_meta = visit_hidden
    visit_highlightlang = visit_tabular_col_spec = visit_system_message = visit_hidden
    visit_toctree = visit_hidden
