"""HTML tables of plain rows and cells as Markdown tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commons_importer.html_inline import EMBEDS, HIDDEN, INLINE_KINDS, is_inline
from commons_importer.html_parts import anchor, inlines
from commons_importer.markdown.page_nodes import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "th", "td")


def simple_table(
    node: Node, spans: Callable[[Sequence[Node]], list[Node]], line: int
) -> list[Node]:
    """The table *node* in Markdown, after the ids in it; empty if Markdown cannot say it."""
    rows = [n for n in node.walk() if n.kind == "element" and n.name == "tr"]
    cells = [
        [c for c in row.children if c.kind == "element" and c.name in ("td", "th")] for row in rows
    ]
    if not _is_simple_table(node, cells):
        return []
    made = Node("table", line=line, last=line, dirty=True)
    width = max(len(row) for row in cells)
    head = all(cell.name == "th" for cell in cells[0])
    for index, row in enumerate(cells):
        made_row = _row(row, spans, level=int(head and index == 0), line=line)
        if made_row is None:
            return []
        made_row.children += [Node("cell", level=made_row.level) for _ in range(width - len(row))]
        made.children.append(made_row)
    aligns = [cell.attrs.get("align", "").lower() for cell in cells[-1]] + [""] * width
    made.name = ",".join(a if a in ("left", "right", "center") else "" for a in aligns[:width])
    parts = [n for n in node.walk() if n.kind == "element" and n.name in _PARTS]
    return [*(found for part in parts for found in anchor(part.attrs, line)), made]


def _row(
    cells: list[Node], spans: Callable[[Sequence[Node]], list[Node]], *, level: int, line: int
) -> Node | None:
    """A row of *cells*, None if one holds what a line cannot."""
    made = Node("row", line=line, level=level)
    for cell in cells:
        inside = spans(inlines(cell.children))
        if cell.name == "th" and not level and inside:
            inside = [Node("strong", children=inside, dirty=True)]
        if any(span.kind in ("code", "rule", "comment") for span in inside):
            return None
        made.children.append(Node("cell", children=inside, level=level, dirty=True))
    return made


def _is_simple_table(node: Node, cells: list[list[Node]]) -> bool:
    if not cells or not all(cells):
        return False
    nested = [n for n in node.walk() if n is not node and n.kind == "element"]
    if any(n.name in ("table", "caption", *EMBEDS, *HIDDEN, "form") for n in nested):
        return False
    return all(_is_simple_cell(cell) for row in cells for cell in row)


def _is_simple_cell(cell: Node) -> bool:
    spans = (cell.attrs.get("colspan", "1"), cell.attrs.get("rowspan", "1"))
    if spans != ("1", "1"):
        return False
    inner = [n for c in cell.children for n in c.walk()]
    blocks = [n for n in inner if n.kind not in INLINE_KINDS and not is_inline(n)]
    return not blocks or (len(blocks) == 1 and (blocks[0].kind == "para" or blocks[0].name == "p"))
