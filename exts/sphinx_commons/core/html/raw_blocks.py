"""Lists and tables of HTML written by hand, made into ones that docutils could have. No Sphinx."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LISTS = (nodes.bullet_list, nodes.enumerated_list)
MOST = 1000  # columns and rows that a cell may span


class part(nodes.General, nodes.Element):  # noqa: N801 - nodes have small letters
    """A table, a row or a cell, as its attribute ``tag`` says."""


def tidy(root: nodes.Element) -> None:
    """Change all lists and tables below *root*, the innermost first."""
    for node in [*root.findall(nodes.Element)][::-1]:
        if isinstance(node, LISTS):
            items_only(node)
        elif isinstance(node, nodes.definition_list):
            pairs_only(node)
        elif isinstance(node, part) and node["tag"] == "table":
            node.replace_self(list(table_of(node)))
    for node in [*root.findall(part)][::-1]:
        node.replace_self(node.children)


def items_only(found: nodes.Element) -> None:
    """Put what stands between the items of a list into the item before."""
    items: list[nodes.Element] = []
    for child in found.children:
        if isinstance(child, nodes.list_item):
            items.append(child)
            continue
        if not items:
            items.append(nodes.list_item())
        items[-1].append(child)
    found[:] = items


def pairs_only(found: nodes.Element) -> None:
    """Put terms, and the definitions that follow them, into items."""
    items: list[nodes.Element] = []
    for child in found.children:
        if not items or (isinstance(child, nodes.term) and is_defined(items[-1])):
            items.append(nodes.definition_list_item())
        if not isinstance(child, (nodes.term, nodes.definition)):
            child = nodes.definition("", child)
        items[-1].append(child)
    found[:] = items


def is_defined(item: nodes.Element) -> bool:
    """Whether *item* has a definition."""
    return any(isinstance(child, nodes.definition) for child in item.children)


def table_of(found: nodes.Element) -> Iterator[nodes.Node]:
    """The table and what else was in it; one that only lays out other blocks is none."""
    rows = [child for child in found.children if isinstance(child, part) and child["tag"] == "tr"]
    grid, width = laid_out(rows)
    if width < 2 or any(True for _table in found.findall(nodes.table)):
        yield from found.children
        return
    heads = 0
    while heads < len(rows) - 1 and all(cell["tag"] == "th" for cell in cells_of(rows[heads])):
        heads += 1
    body = [cells_of(row)[:1] for row in rows[heads:]]
    stubs = all(first and first[0]["tag"] == "th" for first in body)
    columns = [nodes.colspec(colwidth=1, stub=int(stubs and not at)) for at in range(width)]
    group = nodes.tgroup("", *columns, cols=width)
    if heads:
        group += nodes.thead("", *grid[:heads])
    group += nodes.tbody("", *grid[heads:])
    rest = [child for child in found.children if child not in rows]
    captions = [child for child in rest if isinstance(child, nodes.rubric)][:1]
    yield nodes.table("", *(nodes.title("", "", *words.children) for words in captions), group)
    yield from (child for child in rest if child not in captions)


def cells_of(row: nodes.Element) -> list[nodes.Element]:
    """The cells of a row."""
    return [cell for cell in row.children if isinstance(cell, part) and cell["tag"] != "tr"]


def laid_out(rows: Sequence[nodes.Element]) -> tuple[list[nodes.row], int]:
    """The rows, filled up to the same number of columns, and that number.

    A column is one that a cell begins in, however far others reach.
    """
    taken: set[tuple[int, int]] = set()
    placed: list[list[tuple[int, nodes.entry]]] = []
    for at, row in enumerate(rows):
        placed.append([])
        for cell in cells_of(row):
            column = next(x for x in count() if (at, x) not in taken)
            down = min(spanned(cell, "rowspan"), len(rows) - at)
            across = spanned(cell, "colspan")
            while any((at, column + x) in taken for x in range(across)):
                across -= 1  # where one reaches into the row from above
            taken.update((at + y, column + x) for y in range(down) for x in range(across))
            entry = nodes.entry("", *cell.children, morerows=down - 1, morecols=across - 1)
            placed[-1].append((column, entry))
    width = max((column + 1 for row in placed for column, _entry in row), default=0)
    made = []
    for at, entries in enumerate(placed):
        for column, entry in entries:
            entry["morecols"] = min(entry["morecols"], width - 1 - column)
        missing = sum((at, column) not in taken for column in range(width))
        cells = [entry for _column, entry in entries]
        made.append(nodes.row("", *cells, *(nodes.entry() for _ in range(missing))))
    return made, width


def spanned(cell: nodes.Element, name: str) -> int:
    """How many rows or columns *cell* takes."""
    text = str(cell.get(name, "1")).strip()
    return max(1, min(int(text), MOST)) if text.isascii() and text.isdigit() else 1
