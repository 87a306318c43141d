"""kramdown's tables: any block whose lines all hold a ``|``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.table_rows import make_row

if TYPE_CHECKING:
    from commons_importer.markdown.source import Source

_WHITE = " \t\r\f\v"  # a no-break space is text for Ruby
_LINE = re.compile(r"(?:\||.*?[^\\\n]\|).*?\n")
_START = re.compile(r" {0,3}(?![ \t\r\f\v\n])(?:\||.*?[^\\\n]\|).*?\n")
_SEPARATOR = re.compile(r"([+|: \t-]*?-[+|: \t-]*?)[ \t]*\n")
_FOOTER = re.compile(r"[+|: \t=]*?=[+|: \t=]*?[ \t]*\n")
_ALIGN = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_CODE = re.compile(r"(`+)(.*?)(?<!`)\1(?!`)|<code[^>]*>.*?</code>", re.DOTALL)
_BOUNDARY = re.compile(r"[ \t]*\n|\^[ \t]*\n| {0,3}\{:(?!:|/)(?:\\\}|[^}])+\}[^\S\n]*\n|\Z")


def read_table(source: Source) -> Node | None:
    """The table at the current position, if its lines are one."""
    if not source.match(_START):
        return None
    start = source.pos
    node = Node("table", line=source.line_number())
    rows: list[tuple[str, int]] = []
    header: list[tuple[str, int]] = []
    aligns: list[str] = []
    leading = source.text[start:].lstrip(_WHITE)[:1] == "|"
    framed = source.take(_SEPARATOR) is not None
    while not source.done and source.match(_LINE):
        if separator := source.take(_SEPARATOR):
            if rows and not aligns:
                header, rows = rows, []
                aligns = [_alignment(*found) for found in _ALIGN.findall(separator[1])]
        elif not source.take(_FOOTER):
            line = source.line_number()
            end = source.text.index("\n", source.pos)
            rows.append((source.text[source.pos : end].rstrip(_WHITE), line))
            source.pos = end + 1
    lone = len(rows) == 1 and not header and not framed and not leading
    if lone or not source.match(_BOUNDARY) or not rows or not _all_have_pipes(header + rows):
        source.pos = start
        return None
    node.last = source.line_number(source.pos - 1)
    split = [(_cells(text, leading=leading), line) for text, line in header + rows]
    columns = max(len(cells) for cells, _ in split)
    for index, (cells, line) in enumerate(split):
        cells += [""] * (columns - len(cells))
        node.children.append(make_row(cells, line, head=index < len(header)))
    node.name = ",".join((aligns + [""] * columns)[:columns])
    return node


def _alignment(left: str, right: str) -> str:
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(
        (bool(left), bool(right)), ""
    )


def _all_have_pipes(rows: list[tuple[str, int]]) -> bool:
    return all(re.search(r"(?<!\\)\|", _CODE.sub("", text)) for text, _ in rows)


def _cells(text: str, *, leading: bool) -> list[str]:
    """The cells of a row; a ``|`` in code does not divide."""
    cells, current, position = [], "", 0
    while position < len(text):
        code = _CODE.match(text, position)
        if code:
            # Shown with its backslash by kramdown; no table of today could say so.
            current, position = current + code[0].replace("\\|", "|"), code.end()
        elif text.startswith("\\|", position):
            current, position = current + "\\|", position + 2
        elif text[position] == "|":
            cells.append(current)
            current, position = "", position + 1
        else:
            current, position = current + text[position], position + 1
    cells.append(current)
    if leading and not cells[0].strip(_WHITE):
        cells = cells[1:]
    if cells and not cells[-1].strip(_WHITE):
        cells = cells[:-1]
    return [cell.strip(_WHITE) for cell in cells]
