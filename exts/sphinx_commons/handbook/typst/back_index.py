"""The index at the end of a handbook: Sphinx's entries, with page numbers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from sphinx.environment.adapters.indexentries import IndexEntries

from . import typ

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..volume import Volume


def groups(volume: Volume, builder: Builder, find: Callable[[str], str | None]) -> str:
    """The index as Typst code, empty without entries.

    :param find: gives the label for ``docname#id``, ``None`` where the page has none.
    """
    entries = volume.env.domains.index_domain.entries
    kept = {docname: entries[docname] for docname in volume.docnames if docname in entries}
    # The adapter reads nothing but the index domain, here narrowed to this handbook.
    narrowed = SimpleNamespace(domains=SimpleNamespace(index_domain=SimpleNamespace(entries=kept)))
    index = IndexEntries(cast("BuildEnvironment", narrowed)).create_index(builder)
    return "".join(
        f"({typ.words(letter)}, {typ.array(_entries(group, find))}), " for letter, group in index
    )


def _entries(group: list, find: Callable[[str], str | None]) -> list[str]:  # type: ignore[type-arg]
    """The calls for the entries under one letter."""
    codes = []
    for name, (targets, subs, _category) in group:
        below = typ.array(f"({typ.words(sub)}, {_labels(places, find)})" for sub, places in subs)
        codes.append(f"index-entry({typ.words(name)}, {_labels(targets, find)}, {below})")
    return codes


def _labels(targets: list[tuple[str | None, str]], find: Callable[[str], str | None]) -> str:
    """The labels of an entry, those of its main places first."""
    ordered = sorted(targets, key=lambda target: target[0] != "main")
    found = [find(uri.removeprefix("%")) for _main, uri in ordered if uri]
    return typ.array(typ.string(label) for label in dict.fromkeys(found) if label)
