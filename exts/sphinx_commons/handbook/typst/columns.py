"""How wide the columns of a table are, and whether it fits the page."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from docutils import nodes
from sphinx import addnodes

PAGE = 92  # characters of table type across the text block
TURNED_PAGE = 138
SMALLEST = 0.72
PADDING = 3
PIECE = 24  # literals and URLs break at this length
SHORT = 18  # text of this length has its natural width if it stays on one line
MODEST = 34  # and so has this, where there is little else of it
WIDE = 1.04  # how much wider code and bold type are
# Blocks that take all the width there is, so that a natural width would leave others none.
BOXES = (
    nodes.Admonition,
    nodes.system_message,
    nodes.container,
    nodes.topic,
    nodes.literal_block,
    nodes.doctest_block,
    nodes.math_block,
    nodes.table,
    addnodes.desc,
)
ROWS = 60  # so many rows tell how wide the columns are to be


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
    """The layout of a table from its words; only top-level tables can be turned."""
    specs = [child for child in tgroup if isinstance(child, nodes.colspec)]
    count = max(len(specs), 1)
    longest, texts, boxed = _measure(tgroup, count)
    needed = sum(longest) + PADDING * count
    size, page = min(1.0, max(PAGE / needed, SMALLEST)), PAGE
    turned = needed * size > PAGE * 1.02 and top_level
    if turned:
        size, page = min(1.0, max(TURNED_PAGE / needed, SMALLEST)), TURNED_PAGE
    stubs = sum(1 for spec in specs if spec.get("stub"))
    if needed * size > page * 1.02:
        piece = max(1, int(page / size / count) - PADDING)
        return Layout(("1fr",) * count, size, turned=turned, stubs=stubs, piece=piece)
    widths = _widths(tgroup, specs, longest, texts, page / size)
    widths = tuple(
        f"{max(texts[at]) + PADDING}fr" if at in boxed and width == "auto" else width
        for at, width in enumerate(widths)
    )
    return Layout(widths, size, turned=turned, stubs=stubs)


def _measure(tgroup: nodes.tgroup, count: int) -> tuple[list[int], list[list[int]], set[int]]:
    """Return, a column, its longest unbreakable piece and its texts' lengths, in characters."""
    longest: list[int] = [1] * count
    texts: list[list[int]] = [[1] for _column in range(count)]
    boxed: set[int] = set()
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
            if any(isinstance(node, BOXES) for node in entry.findall()):
                boxed.update(range(column, column + span))
            text = entry.astext()
            if span == 1 and column < count:
                words = [min(len(word), PIECE) for word in text.split()]
                longest[column] = max(longest[column], *words, 1)
                heads = isinstance(row.parent, nodes.thead)
                wide = WIDE if heads or any(entry.findall(nodes.literal)) else 1
                texts[column].extend(ceil(len(line) * wide) for line in text.splitlines())
            column += span
    return longest, texts, boxed


def _widths(
    tgroup: nodes.tgroup,
    specs: list[nodes.colspec],
    longest: list[int],
    texts: list[list[int]],
    room: float,
) -> tuple[str, ...]:
    """Track sizes: as given, else natural for what stays on one line and shares for others.

    :param room: characters across the table, with the space between columns.
    """
    table = tgroup.parent
    given = isinstance(table, nodes.table) and "colwidths-given" in table["classes"]
    if given:
        return tuple(f"{spec.get('colwidth', 1)}fr" for spec in specs)
    total = [max(lengths) for lengths in texts]
    room -= PADDING * len(total)
    if sum(total) <= room:
        return ("auto",) * len(total)
    shares = _shares(longest, texts, int(room))
    modest = sum(text for text in total if text <= MODEST)
    limit = MODEST if modest <= PAGE / 2 else SHORT
    return tuple(
        # The compiler is slow with natural widths, as it sets each of their cells twice.
        "auto" if share >= text and text <= limit else f"{share + PADDING}fr"
        for share, text in zip(shares, total, strict=True)
    )


def _shares(longest: list[int], texts: list[list[int]], room: int) -> list[int]:
    """How wide each column is for the table to have few lines.

    Room goes, bit by bit, to the column that loses the most lines for it.
    """
    shares = [min(word + 1, max(lengths)) for word, lengths in zip(longest, texts, strict=True)]
    lines = [_lines(*column, room) for column in zip(shares, texts, strict=True)]
    while (spare := room - sum(shares)) > 0:
        gains = [
            ((line[0] - line[more]) / more, more, at)
            for at, line in enumerate(lines)
            for more in range(1, min(spare + 1, len(line)))
            if line[more] < line[0]
        ]
        if not gains:
            break
        best, more, _at = max(gains)
        equal = [at for gain, wanted, at in gains if (gain, wanted) == (best, more)]
        enough = more * len(equal) <= spare
        for at in equal:  # none of them is preferred
            shares[at] += more if enough else 0
            lines[at] = lines[at][more:] if enough else lines[at][:more]
    return shares


def _lines(least: int, lengths: list[int], most: int) -> list[int]:
    """How many lines a column has when *least* characters wide, one more, and so on."""
    some = lengths[:: len(lengths) // ROWS + 1]
    wrapped = [length for length in some if length > least]
    widest = min(max(lengths), most)
    return [sum(-(-length // width) for length in wrapped) for width in range(least, widest + 1)]
