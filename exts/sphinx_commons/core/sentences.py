"""Sentences whose parts are nodes, in the order that the language has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .words import _, names_text, row_text, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Nodes = list[nodes.Node]


def sentence(message: str, **values: Iterable[nodes.Node]) -> Nodes:
    """*message* in the reader's language, with nodes in the places of their names."""
    return placed(_(message, **{name: f"%({name})s" for name in values}), values)


def name_list(items: Sequence[nodes.Node]) -> Nodes:
    """*items* as a list: ``A, B and C``."""
    return _joined(names_text, items)


def row(items: Sequence[nodes.Node]) -> Nodes:
    """*items* in a row: ``A, B, C``."""
    return _joined(row_text, items)


def placed(text: str, values: Mapping[str, Iterable[nodes.Node]]) -> Nodes:
    """*text*, with nodes in the places of their names."""
    found: Nodes = []
    for piece in split(text, values):
        found += [nodes.Text(piece)] if isinstance(piece, str) else piece
    return found


def _joined(join: Callable[[Sequence[str]], str], items: Sequence[nodes.Node]) -> Nodes:
    values = {str(number): [item] for number, item in enumerate(items)}
    return placed(join([f"%({number})s" for number in values]), values)
