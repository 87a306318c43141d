"""Rows of pipe tables."""

from __future__ import annotations

import re

from commons_importer.markdown.page_nodes import Node


def split_row(text: str) -> list[str]:
    """The cells of a table row; a ``|`` in code or after a backslash does not divide."""
    text = text.removeprefix("|")
    text = re.sub(r"(?<!\\)\|$", "", text)
    cells, current, position = [], "", 0
    while position < len(text):
        code = re.compile(r"(`+).*?(?<!`)\1(?!`)").match(text, position)
        escaped = text[position] == "\\"
        step = code[0] if code else text[position : position + (2 if escaped else 1)]
        if code:
            current += step.replace("\\|", "|")
        elif step == "|":
            cells.append(current.strip())
            current = ""
        else:
            current += step
        position += len(step)
    return [*cells, current.strip()]


def alignment(cell: str) -> str:
    """What a cell of the rule below the header says."""
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""


def make_row(cells: list[str], line: int, *, head: bool) -> Node:
    """A row with those *cells*."""
    row = Node("row", line=line, last=line, level=int(head))
    row.children = [Node("cell", c, line=line, last=line, level=int(head)) for c in cells]
    return row
