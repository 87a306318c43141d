"""Start the file of an author."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sphinx_commons.authors.entry import ID
from sphinx_commons.commands.project import CommandError
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

from .sources import escape, read, write_new

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "authors"
PLAIN = re.compile(r"[^\W\d_][\w .'’-]*")  # needs no quotes in YAML
BIOGRAPHY = "Write two or three sentences about yourself here."


def add_author(docs: Path, own_id: str, name: str) -> Path:
    """Write ``authors/<own_id>.md`` below *docs* for the person called *name*.

    :raises CommandError: for an id that cannot be one, or that somebody has already.
    """
    own_id, name = own_id.strip(), " ".join(name.split())
    if not ID.fullmatch(own_id) or own_id.casefold() == "index":
        raise CommandError(f"ID {own_id!r}: letters, digits, '-', '_' and '.' are wanted")
    if not any(char.isalpha() for char in name):
        raise CommandError("NAME is empty: say what the person is called")
    for path in sorted((docs / FOLDER).glob("*.md")):
        if own_id.casefold() in {known.casefold() for known in names_of(path)}:
            raise CommandError(f"{path.relative_to(docs.parent)} has the name {own_id!r} already")
    path = docs / FOLDER / f"{own_id}.md"
    return write_new(path, entry(own_id, name))


def names_of(path: Path) -> set[str]:
    """Everything by which the author of the file *path* is known: file name, id and aliases."""
    meta = decode(find_header(read(path))).meta
    known = meta.author_entry
    return {path.stem, *([known.id, *known.aliases] if known else [])}


def entry(own_id: str, name: str) -> str:
    """The text of a new file."""
    written = name if PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
    head = f"---\nauthor:\n  id: {own_id}\n  name: {written}\n---\n"
    return f"{head}# {escape(name)}\n\n{BIOGRAPHY}\n"
