"""The index at the end of a book: Sphinx's entries, narrowed to its pages."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Literal, cast

from sphinx.environment.adapters.indexentries import IndexEntries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .volume import Volume

    Targets = Sequence[tuple[str | None, str | Literal[False]]]
    Find = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the index; *places* are as the writer names them, the main ones first.

    One without places, and without entries *below*, refers to another entry.
    """

    name: str
    places: tuple[str, ...]
    below: tuple[Entry, ...] = ()


def groups(volume: Volume, builder: Builder, find: Find) -> list[tuple[str, list[Entry]]]:
    """The entries under each letter.

    :param find: gives what the writer calls ``docname#id``, ``None`` where the book has it not.
    """
    entries = volume.env.domains.index_domain.entries
    kept = {docname: entries[docname] for docname in volume.docnames if docname in entries}
    # The adapter reads nothing but the index domain, here narrowed to this handbook.
    narrowed = SimpleNamespace(domains=SimpleNamespace(index_domain=SimpleNamespace(entries=kept)))
    index = IndexEntries(cast("BuildEnvironment", narrowed)).create_index(builder)
    return [
        (
            letter,
            [
                Entry(
                    name,
                    _places(targets, find),
                    tuple(Entry(sub, _places(places, find)) for sub, places in subs),
                )
                for name, (targets, subs, _category) in group
            ],
        )
        for letter, group in index
    ]


def _places(targets: Targets, find: Find) -> tuple[str, ...]:
    ordered = sorted(targets, key=lambda target: target[0] != "main")
    found = [find(uri.removeprefix("%")) for _main, uri in ordered if uri]
    return tuple(dict.fromkeys(place for place in found if place))
