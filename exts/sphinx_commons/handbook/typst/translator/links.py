"""References, anchors, downloads, footnotes, citations and index entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...references import lead_of, url_of_missing
from .. import typ
from .base import BaseTranslator

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx import addnodes

    from ...warn import Place


class LinkVisitors(BaseTranslator):
    """A link within the handbook carries the page number, one to elsewhere its URL."""

    def visit_target(self, node: nodes.target) -> None:
        self.release_anchors()

    def depart_target(self, node: nodes.target) -> None:
        pass

    def visit_reference(self, node: nodes.Element) -> None:
        lead = lead_of(node, self.docname, self.config)
        if lead.kind == "place":
            self._inside(node, lead.target)
        else:
            self.add(f"web-link({typ.string(lead.target)}, " if lead.target else "no-link(")
            self._start("", f"{self._manner(node)});")

    def depart_reference(self, node: nodes.Element) -> None:
        self.close(self._link_ends.pop())

    visit_number_reference = visit_citation_reference = visit_reference
    depart_number_reference = depart_citation_reference = depart_reference

    def _start(self, call: str, end: str) -> None:
        self._link_ends.append(end)
        self.open(call)

    def _manner(self, node: nodes.Element) -> str:
        """How a link looks: as a button, or in a heading."""
        button = ", button: true" if "sd-btn" in node.get("classes", ()) else ""
        above = node.parent
        while isinstance(above, nodes.TextElement) and not isinstance(above, nodes.title):
            above = above.parent
        heading = ", heading: true" if isinstance(above, nodes.title) else ""
        return button + heading

    def _inside(self, node: nodes.Element, name: str) -> None:
        """Link to a label; decided at the end, when all labels are known."""
        place = self.place(node)
        bare = any(isinstance(child, nodes.image) for child in node.children)
        plain = bare or not self.volume.book.page_references
        options = f"{', page: false' if plain else ''}{self._manner(node)}"
        self.add(lambda: self._link_code(name, place))
        self._start("", f"{options});")

    def _link_code(self, name: str, place: Place) -> str:
        if label := self.labels.find(name):
            return f"page-link({typ.string(label)}, "
        url = url_of_missing(self.volume, name, self.labels.find, place)
        return f"web-link({typ.string(url)}, " if url else "no-link("

    visit_download_reference = visit_reference
    depart_download_reference = depart_reference

    def visit_pending_xref(self, node: addnodes.pending_xref) -> None:
        pass

    def depart_pending_xref(self, node: addnodes.pending_xref) -> None:
        pass

    # Footnotes and citations

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        """Set the footnote at its first reference; further ones repeat the number."""
        name = self.label(node.get("refid", ""))
        footnote = self.scan.footnotes.get(name)
        if footnote is None:
            self.open("super(")
            return
        label = f"footnote {self.label(footnote['ids'][0])}"
        if self.labels.define(label):
            content = self.capture_blocks(footnote)
            in_heading = isinstance(node.parent, nodes.title)
            self.add("note-in-heading(" if in_heading else "note-first(")
            self.add(content)
            self.add(f", {typ.string(label)});")
        else:
            self.add(f"note-again({typ.string(label)});")
        raise nodes.SkipNode

    def depart_footnote_reference(self, node: nodes.footnote_reference) -> None:
        self.close(");")

    def capture_blocks(self, footnote: nodes.footnote) -> Callable[[], str]:
        label = next((child for child in footnote if isinstance(child, nodes.label)), None)
        if label is not None:
            footnote.remove(label)
        return self.capture(footnote)

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Footnotes stand where they are referred to; one without a reference stays here."""
        if self.scan.is_cited(self.docname, node):
            self._waiting.clear()
            raise nodes.SkipNode
        self._open_entry(node)

    def _open_entry(self, node: nodes.Element) -> None:
        self.statement(node)
        label = next((child for child in node if isinstance(child, nodes.label)), None)
        self.add("labelled-entry(")
        self.add(self.capture(label) if label is not None else '""')
        self.add(", ")
        if label is not None:
            node.remove(label)
        self.depth += 1
        self.open()

    def _close_entry(self, node: nodes.Element) -> None:
        self.depth -= 1
        self.close(")\n")

    depart_footnote = _close_entry
    visit_citation = _open_entry
    depart_citation = _close_entry

    def visit_label(self, node: nodes.label) -> None:
        """Leave out the label of an entry, which has it; tabs have labels, too."""
        if isinstance(node.parent, (nodes.footnote, nodes.citation)):
            raise nodes.SkipNode
        self.statement(node)
        self.open("block-title(")

    def depart_label(self, node: nodes.label) -> None:
        self.close(")\n")

    def visit_index(self, node: addnodes.index) -> None:
        """Mark the place of index entries whose target is not a node of its own."""
        for entry in node["entries"]:
            name = self.label(entry[2])
            if entry[2] and name not in self.scan.ids and self.labels.define(name):
                self.add(f"anchor({typ.string(name)});")
        raise nodes.SkipNode
