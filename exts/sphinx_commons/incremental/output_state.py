"""What is known of one output folder: its files, and what the search index forgets."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.builders import notes_folder
from sphinx_commons.core.notes import load_notes, save_notes

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx


@dataclass(slots=True, kw_only=True)
class Ledger:
    """The state of one output folder.

    ``files`` are paths from the output folder, ``static`` those below its static folder, ``extra``
    those copied as they are. ``collected`` are those of ``files`` that other extensions gave,
    ``tables`` a digest of what they give them by. ``entries`` are the index entries by docname
    that the search index itself forgets.
    """

    files: list[str] = field(default_factory=list)
    static: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    collected: list[str] = field(default_factory=list)
    tables: str = ""
    entries: dict[str, list[list[str]]] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """All paths, from the output folder."""
        return {*self.files, *(f"_static/{name}" for name in self.static), *self.extra}

    def unfinished(self, planned: Ledger) -> Ledger:
        """What is known while a build runs: nothing of content, but every file there may be."""
        return Ledger(
            files=sorted({*self.files, *planned.files}),
            static=sorted({*self.static, *planned.static}),
            extra=sorted({*self.extra, *planned.extra}),
            collected=self.collected,
        )


def load_ledger(app: Sphinx) -> Ledger:
    """The ledger of the output folder; an empty one where there is none that can be read."""
    notes, empty = load_notes(ledger_path(app)), Ledger()
    known: dict[str, Any] = {
        name: notes[name]
        for name in (entry.name for entry in fields(Ledger))
        if type(notes.get(name)) is type(getattr(empty, name))
    }
    return Ledger(**known)


def save_ledger(app: Sphinx, ledger: Ledger) -> None:
    """Write *ledger* for the next build of the output folder."""
    names = [entry.name for entry in fields(Ledger)]
    save_notes(ledger_path(app), {name: getattr(ledger, name) for name in names})


def unfinished_mark(app: Sphinx) -> Path:
    """The file that is there while a build runs, and after one that did not end."""
    return app.doctreedir / ".incremental" / "unfinished"


def ledger_path(app: Sphinx) -> Path:
    """Where the state of the output folder is kept."""
    return notes_folder(app.builder, "incremental") / "ledger.json"
