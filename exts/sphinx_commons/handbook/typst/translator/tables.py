"""Tables: spans, header cells, and widths that fit the page."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from .. import typ
from ..columns import Layout, plan
from ..row_headers import ROW_HEADER
from .images import ImageVisitors

# What a head may not have where it is repeated on the next page.
ONCE = (
    nodes.reference,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.target,
    addnodes.index,
    addnodes.number_reference,
    addnodes.download_reference,
)


class TableVisitors(ImageVisitors):
    """A table is planned before it is written: column widths, type size, turned or not."""

    _heads_for_once = 0

    def visit_table(self, node: nodes.table) -> None:
        title = next((child for child in node if isinstance(child, nodes.title)), None)
        self._captions.append(title is not None)
        if title is not None:
            # The page is turned with the caption, as no page can be turned within a figure.
            groups = (child for child in node if isinstance(child, nodes.tgroup))
            turned = any(self._plan(group).turned for group in groups)
            self.open_captioned(node, "table", title, "turned: true, " if turned else "")

    def depart_table(self, node: nodes.table) -> None:
        if self._captions.pop():
            self.close(")\n")

    def visit_tgroup(self, node: nodes.tgroup) -> None:
        layout = self._plan(node)
        self._layouts.append(layout)
        self._spans.append([])
        self._stubs.append(layout.stubs)
        self.depth += 1
        options = [f"columns: {typ.array(layout.widths)}"]
        if layout.size < 1:
            options.append(f"size: {layout.size:.2f}em")
        if layout.turned and not self._captions[-1]:
            options.append("turned: true")
        if layout.stubs:
            options.append(f"stubs: {layout.stubs}")
        self.statement(node)
        self.add(f"data-table({', '.join(options)}, ")

    def _plan(self, node: nodes.tgroup) -> Layout:
        return plan(node, top_level=self.depth == 0)

    def depart_tgroup(self, node: nodes.tgroup) -> None:
        self._layouts.pop()
        self._spans.pop()
        self._stubs.pop()
        self.depth -= 1
        self.add(")\n")

    def visit_colspec(self, node: nodes.colspec) -> None:
        raise nodes.SkipNode

    def visit_thead(self, node: nodes.thead) -> None:
        self.add("table.header(")

    def depart_thead(self, node: nodes.thead) -> None:
        self.add("), ")

    def visit_tbody(self, node: nodes.tbody) -> None:
        pass

    def depart_tbody(self, node: nodes.tbody) -> None:
        pass

    def visit_row(self, node: nodes.row) -> None:
        """Note which row headers of the rows above reach down to this one."""
        self._spans[-1] = [rows - 1 for rows in self._spans[-1] if rows > 1]
        self._stubs[-1] = self._layouts[-1].stubs - len(self._spans[-1])

    def depart_row(self, node: nodes.row) -> None:
        self.add("\n")

    def visit_entry(self, node: nodes.entry) -> None:
        rows, columns = node.get("morerows", 0) + 1, node.get("morecols", 0) + 1
        options = "".join(
            code
            for code, wanted in (
                (f"rowspan: {rows}, ", rows > 1),
                (f"colspan: {columns}, ", columns > 1),
                (f"align: {self._alignment(node)}, ", self._alignment(node)),
            )
            if wanted
        )
        call = self._heads(node) or ("table.cell(" if options else "")
        if call:
            self.add(f"{call}{options}")
        if isinstance(node.parent.parent, nodes.thead) and is_for_once(node):
            self._write_once(node)
            raise nodes.SkipNode
        self._cells.append(bool(call))
        self.open()

    def _write_once(self, node: nodes.entry) -> None:
        """Write a cell of a head that is only its words where the head is repeated."""
        self._heads_for_once += 1
        self.open()
        self.add(f"once({typ.string(f'head {self._heads_for_once}')}, ")
        self.add(self.capture(node))
        words = "".join(text for text in node.findall(nodes.Text) if not is_note(text.parent))
        self.add(f", {typ.words(' '.join(words.split()))});")
        self.close("), ")

    def depart_entry(self, node: nodes.entry) -> None:
        self.close("), " if self._cells.pop() else ", ")

    def _heads(self, node: nodes.entry) -> str:
        """The call for a cell that is the header of its column or its row."""
        row = node.parent
        if isinstance(row.parent, nodes.thead):
            return "bold-cell("
        if row.index(node) >= self._stubs[-1]:
            return ""
        self._spans[-1].append(node.get("morerows", 0) + 1)
        return ROW_HEADER

    def _alignment(self, node: nodes.entry) -> str:
        for name in ("left", "center", "right"):
            if f"text-{name}" in node["classes"] or node.get("align") == name:
                return name
        return ""


def is_for_once(cell: nodes.entry) -> bool:
    """Whether *cell* has what may stand in the book once only."""
    return any(isinstance(node, ONCE) or node.get("ids") for node in cell.findall(nodes.Element))


def is_note(node: nodes.Node) -> bool:
    """Whether *node* is the number of a footnote."""
    return isinstance(node, nodes.footnote_reference)
