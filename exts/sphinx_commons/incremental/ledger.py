"""What is known of one output folder: the digests its pages were written with, and its files."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from sphinx.builders import Builder


@dataclass(slots=True, kw_only=True)
class Ledger:
    """The state of one output folder.

    ``pages`` and ``made`` map documents and generated pages to digests; ``files`` are paths from
    the output folder, ``static`` those below its static folder, ``extra`` those copied as they
    are; ``entries`` are the index entries that the search index itself forgets.
    """

    pages: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    static: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    entries: dict[str, list[list[str]]] = field(default_factory=dict)

    def unfinished(self, planned: Ledger) -> Ledger:
        """What is known while a build runs: nothing of content, but every file there may be."""
        return Ledger(
            files=sorted({*self.files, *planned.files}),
            static=sorted({*self.static, *planned.static}),
            extra=sorted({*self.extra, *planned.extra}),
        )


def cache_folder(builder: Builder) -> Path:
    """Where this room keeps what it knows of one output folder; no output is in there."""
    mark = crc32(str(builder.outdir).encode())
    return Path(builder.doctreedir, ".blog", f"{builder.name}-{mark:08x}")


def load_ledger(path: Path) -> Ledger:
    """The ledger at *path*; an empty one where there is none that can be read."""
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Ledger(**data)
    except (OSError, ValueError, TypeError):
        return Ledger()


def save_ledger(path: Path, ledger: Ledger) -> None:
    """Write *ledger*; the file at *path* is whole at any moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(
        json.dumps({name: getattr(ledger, name) for name in Ledger.__slots__}), encoding="utf-8"
    )
    draft.replace(path)
