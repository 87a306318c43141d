"""``python -m sphinx_commons.commands.new.author ID NAME``: start the file of an author."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from sphinx_commons.authors.entry import ID
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

DOCS = Path(__file__).parents[4] / "docs"
FOLDER = "authors"
PLAIN = re.compile(r"[^\W\d_][\w .'’-]*")  # needs no quotes in YAML
BIOGRAPHY = "Write two or three sentences about yourself here."


class NewAuthorError(ValueError):
    """An author who cannot be added; the message says why."""


def add_author(docs: Path, own_id: str, name: str) -> Path:
    """Write ``authors/<own_id>.md`` below *docs* for the person called *name*.

    :raises NewAuthorError: for an id that cannot be one, or that somebody has already.
    """
    own_id, name = own_id.strip(), " ".join(name.split())
    if not ID.fullmatch(own_id) or own_id.casefold() == "index":
        raise NewAuthorError(f"ID {own_id!r}: letters, digits, '-', '_' and '.' are wanted")
    if not any(char.isalpha() for char in name):
        raise NewAuthorError("NAME is empty: say what the person is called")
    for path in sorted((docs / FOLDER).glob("*.md")):
        if own_id.casefold() in {known.casefold() for known in names_of(path)}:
            raise NewAuthorError(f"{path.relative_to(docs.parent)} has the name {own_id!r} already")
    path = docs / FOLDER / f"{own_id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(entry(own_id, name))
    return path


def names_of(path: Path) -> set[str]:
    """Everything by which the author of the file *path* is known: file name, id and aliases."""
    meta = decode(find_header(path.read_text(encoding="utf-8-sig", errors="replace"))).meta
    known = meta.author_entry
    return {path.stem, *([known.id, *known.aliases] if known else [])}


def entry(own_id: str, name: str) -> str:
    """The text of a new file."""
    written = name if PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
    heading = re.sub(r"([\\`*_\[\]<>&#{}$])", r"\\\1", name)
    return f"---\nauthor:\n  id: {own_id}\n  name: {written}\n---\n# {heading}\n\n{BIOGRAPHY}\n"


def main(arguments: list[str]) -> int:
    """Add the author that *arguments* name, say where, and return the exit status."""
    if len(arguments) != 2:
        print('usage: make new-author ID=jdoe NAME="Jane Doe"', file=sys.stderr)
        return 2
    try:
        path = add_author(DOCS, *arguments)
    except (NewAuthorError, OSError) as err:
        print(err, file=sys.stderr)
        return 1
    print(f"{path.relative_to(DOCS.parent)}: write the biography below the heading")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
