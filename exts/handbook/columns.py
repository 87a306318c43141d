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
    """*widths* are Typst track sizes; *size* is the type size relative to table type.

    *piece* is at how many letters words are to be broken where not even a turned page is wide
    enough for them, else 0.
    """

    widths: tuple[str, ...]
    size: float = 1.0
    turned: bool = False
    stubs: int = 0
    piece: int = 0


def plan(tgroup: nodes.tgroup, *, top_level: bool) -> Layout:
    """Return the layout of a table from its words; only top-level tables can be turned."""
    specs = [child for child in tgroup if isinstance(child, nodes.colspec)]
    count = max(len(specs), 1)
    longest, total = _measure(tgroup, count)
    needed = sum(longest) + PADDING * count
    size, page = min(1.0, max(PAGE / needed, SMALLEST)), PAGE
    turned = needed * size > PAGE * 1.02 and top_level
    if turned:
        size, page = min(1.0, max(TURNED_PAGE / needed, SMALLEST)), TURNED_PAGE
    stubs = sum(1 for spec in specs if spec.get("stub"))
    if needed * size > page * 1.02:
        piece = max(1, int(page / size / count) - PADDING)
        return Layout(("1fr",) * count, size, turned=turned, stubs=stubs, piece=piece)
    widths = _widths(tgroup, specs, longest, total, page / size)
    return Layout(widths, size, turned=turned, stubs=stubs)


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
    tgroup: nodes.tgroup,
    specs: list[nodes.colspec],
    longest: list[int],
    total: list[int],
    room: float,
) -> tuple[str, ...]:
    """Return track sizes: as given, else natural for short columns and shares for others.

    :param room: characters across the table, with the space between columns.
    """
    table = tgroup.parent
    given = isinstance(table, nodes.table) and "colwidths-given" in table["classes"]
    if given:
        return tuple(f"{spec.get('colwidth', 1)}fr" for spec in specs)
    room -= PADDING * len(total)
    if sum(total) <= room:
        return ("auto",) * len(total)
    natural = _natural(longest, total, room)
    shares = [
        max(word + 1, min(text, 160) ** 0.75) for word, text in zip(longest, total, strict=True)
    ]
    return tuple("auto" if at in natural else f"{share:.1f}fr" for at, share in enumerate(shares))


def _natural(longest: list[int], total: list[int], room: float) -> set[int]:
    """Return the short columns, as far as they leave room for the words of the others."""
    modest = sum(text for text in total if text <= MODEST)
    limit = MODEST if modest <= PAGE / 2 else SHORT
    natural = {at for at, text in enumerate(total) if text <= limit}
    spare = [at for at in natural if total[at] > longest[at] + 1]
    for at in sorted(spare, key=lambda at: total[at], reverse=True):
        others = sum(word + 1 for other, word in enumerate(longest) if other not in natural)
        if sum(total[other] for other in natural) + others <= room:
            break
        natural.remove(at)
    return natural
