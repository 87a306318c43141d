"""How wide the columns of a table are, and whether it fits the page. No Sphinx here."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

PAGE = 92  # characters of table type across the text block
TURNED_PAGE = 138
SMALLEST = 0.72
PADDING = 3
PIECE = 24  # literals and addresses break at this length
SHORT = 18  # text of this length stays on one line
MODEST = 34  # and so does this, where there is room for it


@dataclass(frozen=True, slots=True)
class Layout:
    """*widths* are Typst track sizes; *size* is the type size relative to table type."""

    widths: tuple[str, ...]
    size: float = 1.0
    turned: bool = False
    stubs: int = 0


def plan(tgroup: nodes.tgroup, *, top_level: bool) -> Layout:
    """Return the layout of a table from its words; only top-level tables can be turned."""
    specs = [child for child in tgroup if isinstance(child, nodes.colspec)]
    count = max(len(specs), 1)
    longest, total = _measure(tgroup, count)
    widths = _widths(tgroup, specs, longest, total)
    needed = sum(longest) + PADDING * count
    stubs = sum(1 for spec in specs if spec.get("stub"))
    if needed <= PAGE:
        return Layout(widths, 1.0, turned=False, stubs=stubs)
    size = max(PAGE / needed, SMALLEST)
    if needed * size > PAGE * 1.02 and top_level:
        turned_size = min(1.0, max(TURNED_PAGE / needed, SMALLEST))
        return Layout(widths, turned_size, turned=True, stubs=stubs)
    return Layout(widths, size, turned=False, stubs=stubs)


def _measure(tgroup: nodes.tgroup, count: int) -> tuple[list[int], list[int]]:
    """Return, a column, its longest unbreakable piece and its longest text, in characters."""
    longest, total = [1] * count, [1] * count
    taken: dict[int, int] = {}
    for row in tgroup.findall(nodes.row):
        if row.parent.parent is not tgroup:
            continue
        column = 0
        taken = {at: rows - 1 for at, rows in taken.items() if rows > 1}
        for entry in row.findall(nodes.entry):
            if entry.parent is not row:
                continue
            while column in taken:
                column += 1
            span = entry.get("morecols", 0) + 1
            if entry.get("morerows"):
                taken.update(dict.fromkeys(range(column, column + span), entry["morerows"] + 1))
            text = entry.astext()
            if span == 1 and column < count:
                words = [min(len(word), PIECE) for word in text.split()]
                longest[column] = max(longest[column], *words, 1)
                lines = [len(line) for line in text.splitlines()]
                total[column] = max(total[column], *lines, 1)
            column += span
    return longest, total


def _widths(
    tgroup: nodes.tgroup, specs: list[nodes.colspec], longest: list[int], total: list[int]
) -> tuple[str, ...]:
    """Return track sizes: as given, else natural for short columns and shares for others."""
    table = tgroup.parent
    given = isinstance(table, nodes.table) and "colwidths-given" in table["classes"]
    if given:
        return tuple(f"{spec.get('colwidth', 1)}fr" for spec in specs)
    if sum(total) + PADDING * len(total) <= PAGE:
        return ("auto",) * len(total)
    shares = [
        max(word + 1, min(text, 160) ** 0.75) for word, text in zip(longest, total, strict=True)
    ]
    modest = sum(text for text in total if text <= MODEST)
    natural = MODEST if modest <= PAGE / 2 else SHORT
    return tuple(
        "auto" if text <= natural else f"{share:.1f}fr"
        for share, text in zip(shares, total, strict=True)
    )
