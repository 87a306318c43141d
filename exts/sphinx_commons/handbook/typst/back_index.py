"""The index at the end of a handbook, with page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import book_index
from . import typ

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder

    from ..book_index import Entry, Find
    from ..volume import Volume


def groups(volume: Volume, builder: Builder, find: Find) -> str:
    """The index as Typst code, empty without entries."""
    return "".join(
        f"({typ.words(letter)}, {typ.array(map(_call, entries))}), "
        for letter, entries in book_index.groups(volume, builder, find)
    )


def _call(entry: Entry) -> str:
    below = typ.array(f"({typ.words(sub.name)}, {_labels(sub.places)})" for sub in entry.below)
    return f"index-entry({typ.words(entry.name)}, {_labels(entry.places)}, {below})"


def _labels(places: Iterable[str]) -> str:
    return typ.array(map(typ.string, places))
