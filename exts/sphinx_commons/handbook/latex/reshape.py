"""What a handbook's tree needs changed before Sphinx writes LaTeX of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORT = 12  # literals up to this length stay on one line
BREAK = re.compile(r"(?<=[/._=:@-])(?=\w)")
HALF_LINE = re.compile(r"\s*\S{1,20}|\s+")
LONG_WORD = re.compile(r"\S{60}")
UNBROKEN = (nodes.FixedTextElement, nodes.math, nodes.raw)
NESTING = (
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.definition_list,
    nodes.field_list,
    nodes.option_list,
    nodes.block_quote,
    nodes.line_block,
    addnodes.desc,
)
LINE = 92  # characters of a table across the page
SHORT_CELL = 24
MOST_NESTED = 3  # tables in each other; Sphinx gives up at more
LONG_TABLE = 30  # rows; from here on tables go on over pages
SIDES = {"text-left": "l", "text-center": "c", "text-right": "r"}
FLEXIBLE = {"c": "C", "r": "R"}
RAGGED = {"c": r">{\centering\arraybackslash}", "r": r">{\raggedleft\arraybackslash}"}
MARKS = {
    "task-done": nodes.Text("[x] "),
    "task-open": nodes.Text("[ ] "),
    "line-break": nodes.raw("", r"\\", format="latex"),
}


def reshape(tree: nodes.document) -> None:
    """Change *tree* in place."""
    spell_out_marks(tree)
    for card in list(components(tree, "card")):
        box_card(card)
    for dropdown in list(components(tree, "dropdown")):
        box_dropdown(dropdown)
    for badge in [node for node in tree.findall() if type(node).__name__ == "sd_badge"]:
        badge.parent.replace(badge, nodes.inline("", "", *badge.children, classes=["badge"]))
    for signature in tree.findall(addnodes.desc_signature):
        drop_explanations(signature)
    for table in [table for table in tree.findall(nodes.table) if depth_of(table) >= MOST_NESTED]:
        list_rows(table)
    for table in list(tree.findall(nodes.table)):
        set_columns(table)
    for text in [text for text in tree.findall(nodes.Text) if may_break(text)]:
        let_break(text)


def spell_out_marks(tree: nodes.document) -> None:
    """Put words for the marks that lowered HTML left."""
    for node in list(tree.findall(nodes.inline)):
        for name in node["classes"]:
            if name in MARKS and node.parent is not None:
                node.parent.replace(node, MARKS[name].deepcopy())


def components(node: nodes.Element, name: str) -> Iterator[nodes.Element]:
    """The components of sphinx-design with this name."""
    return (found for found in node.findall(nodes.Element) if found.get("design_component") == name)


def box_card(card: nodes.Element) -> None:
    """Make a box of *card*, with its title; a link that covers all of it becomes the title's."""
    words: list[nodes.Node] = []
    for title in list(components(card, "card-title")):
        words += [part for holder in title.children for part in holder.children]
        title.parent.remove(title)
    for link in list(card.findall(nodes.reference)):
        if words and "sd-hide-link-text" in link["classes"]:
            link.parent.remove(link)
            link.children = []
            link.extend(words)
            words = [link]
    heading = [nodes.title("", "", *words)] if words else []
    card.parent.replace(card, nodes.topic("", *heading, *card.children, ids=card["ids"]))


def box_dropdown(dropdown: nodes.Element) -> None:
    """Make an open box of *dropdown*."""
    first = dropdown.children[0] if dropdown.children else None
    if isinstance(first, nodes.rubric):
        first.replace_self(nodes.title("", "", *first.children, ids=first["ids"]))
    dropdown.parent.replace(dropdown, nodes.topic("", *dropdown.children, ids=dropdown["ids"]))


def drop_explanations(signature: nodes.Element) -> None:
    """Leave the signs of a signature as they are; LaTeX would explain each in its line."""
    for sign in list(signature.findall(nodes.abbreviation)):
        sign.parent.replace(sign, nodes.Text(sign.astext()))


def may_break(text: nodes.Text) -> bool:
    """Whether *text* is a literal in a line, or has a word, that is too long for a line."""
    if isinstance(text.parent, nodes.literal):
        return len(text) > SHORT
    return LONG_WORD.search(text) is not None and not isinstance(text.parent, UNBROKEN)


def let_break(text: nodes.Text) -> None:
    """Let *text* go on in the next line after these places."""
    parts: list[nodes.Node] = []
    for piece in pieces_of(text):
        parts += [nodes.raw("", r"\allowbreak{}", format="latex"), nodes.Text(piece)]
    text.parent.replace(text, parts[1:])


def pieces_of(text: str) -> list[str]:
    """The parts of *text*, after marks between words and of at most half a line."""
    found: list[str] = []
    for piece in BREAK.split(text):
        found += HALF_LINE.findall(piece) if LONG_WORD.search(piece) else [piece]
    return found


def nesting(node: nodes.Node) -> int:
    """How deep the lists and quotes in *node* are nested."""
    deepest, waiting = 0, [(node, 0)]
    while waiting:
        current, depth = waiting.pop()
        depth += isinstance(current, NESTING)
        deepest = max(deepest, depth)
        waiting += [(child, depth) for child in current.children]
    return deepest


# Tables


def set_columns(table: nodes.table) -> None:
    """Tell LaTeX the sides and widths of the columns, where it would have them all alike."""
    rows = plain_rows(table)
    if not rows or "colwidths-given" in table["classes"]:
        return
    columns = list(zip(*rows, strict=True))
    sides = [side_of(column) for column in columns]
    widths = [min(LINE, max(map(width_of, column))) for column in columns]
    if len(rows) > LONG_TABLE or "longtable" in table["classes"]:
        spec = long_columns(sides, widths)
    elif any(sides) or not fits(widths):
        spec = columns_of(sides, widths)
    else:
        return
    at = table.parent.index(table)
    table.parent.insert(at, addnodes.tabular_col_spec(spec=spec))


def depth_of(table: nodes.table) -> int:
    """How many tables *table* stands in."""
    depth, parent = 0, table.parent
    while parent is not None:
        depth += isinstance(parent, nodes.table)
        parent = parent.parent
    return depth


def list_rows(table: nodes.table) -> None:
    """Make a list of the rows of *table*, the content of their cells one after the other."""
    items = []
    for row in rows_of(table):
        cells = [cell for cell in row if isinstance(cell, nodes.entry)]
        items.append(nodes.list_item("", *(part for cell in cells for part in cell.children)))
    table.replace_self(nodes.bullet_list("", *items, bullet="*", ids=table["ids"]))


def plain_rows(table: nodes.table) -> list[list[nodes.entry]]:
    """The entries of *table* by rows, nothing where some span or hold more than text."""
    rows = [[cell for cell in row if isinstance(cell, nodes.entry)] for row in rows_of(table)]
    cells = [cell for row in rows for cell in row]
    spans = any(cell.get("morecols") or cell.get("morerows") for cell in cells)
    blocks = any(not isinstance(child, nodes.paragraph) for cell in cells for child in cell)
    return [] if spans or blocks or len({len(row) for row in rows}) != 1 else rows


def rows_of(table: nodes.table) -> list[nodes.row]:
    """The rows of *table*, without those of tables in it."""
    return [row for row in table.findall(nodes.row) if row.parent.parent.parent is table]


def side_of(column: tuple[nodes.entry, ...]) -> str:
    """To which side all cells of *column* are set, empty where it is not said."""
    sides = {SIDES.get(name, "") for cell in column for name in cell["classes"]} - {""}
    return sides.pop() if len(sides) == 1 else ""


def width_of(cell: nodes.entry) -> int:
    """The characters of the longest line."""
    return max((len(line) for line in cell.astext().splitlines()), default=1)


def fits(widths: list[int]) -> bool:
    """Whether columns of *widths* stand side by side as they are."""
    return sum(widths) + 3 * len(widths) <= LINE


def columns_of(sides: list[str], widths: list[int]) -> str:
    """Columns of a table that TeX lays out; short ones are never squeezed."""
    short = [width if width <= SHORT_CELL and max(widths) > SHORT_CELL else 0 for width in widths]
    natural = 0 < sum(short) <= LINE / 2
    return "".join(
        (side or "l") if natural and width else FLEXIBLE.get(side, "T")
        for side, width in zip(sides, short, strict=True)
    )


def long_columns(sides: list[str], widths: list[int]) -> str:
    """Columns of a table that goes on over pages: as wide as its words, or shares."""
    if fits(widths):
        return "".join(side or "l" for side in sides)
    shares = [max(6, round(width**0.75)) for width in widths]
    total = sum(shares)
    return "".join(
        rf"{RAGGED.get(side, '')}\X{{{share}}}{{{total}}}"
        for side, share in zip(sides, shares, strict=True)
    )
