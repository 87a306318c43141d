"""Start a post in the folder of this year."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unicodedata import normalize

from sphinx_commons.commands.project import CommandError
from sphinx_commons.core.vocabulary import did_you_mean, key_of, slug_of
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

from .sources import read, write_new

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

BODY = """Write here what the post is about: this paragraph is shown in the list of posts.

<!--more-->

Write the rest here.
"""


def add_post(docs: Path, title: str, author: str, day: date) -> Path:
    """Write ``blog/YYYY/<title>.md`` below *docs* and give its path.

    :param author: ids of author files, separated by commas.
    :raises CommandError: without a title, for unknown authors, and where there is such a file.
    """
    title = " ".join(title.split())
    if not any(char.isalnum() for char in title):
        raise CommandError('TITLE is empty: say what the post is called, such as "A day out"')
    ids = list(dict.fromkeys(known_author(docs, one) for one in author.split(",")))
    path = docs / "blog" / f"{day.year:04}" / f"{file_name(title)}.md"
    if path.exists() or path.with_suffix("").exists():
        raise CommandError(f"{path.relative_to(docs.parent)} is there already; it was not changed")
    return write_new(path, text_of(title, ids, day))


def file_name(title: str) -> str:
    """*title* as a file name; in plain letters, where it has any."""
    letters = normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return slug_of(letters if any(char.isalnum() for char in letters) else title)


def known_author(docs: Path, name: str) -> str:
    """The id of the author whom *name* means.

    :raises CommandError: if no author file says so.
    """
    ids: dict[str, str] = {}
    for path in sorted((docs / "authors").glob("*.md")):
        entry = decode(find_header(read(path)))
        if person := entry.meta.author_entry:
            own_id = person.id or path.stem
            ids |= {key_of(known): own_id for known in (own_id, person.name, *person.aliases)}
    wanted = name.strip()
    if key_of(wanted) in ids:
        return ids[key_of(wanted)]
    hint = did_you_mean(wanted, ids) if wanted else ""
    advice = "make new-author or sphinx-commons new author adds one"
    raise CommandError(f"AUTHOR {wanted!r} is nobody in {docs.name}/authors{hint}; {advice}")


def text_of(title: str, authors: list[str], day: date) -> str:
    """The text of a new post."""
    written = json.dumps(title, ensure_ascii=False)
    credit = authors[0] if len(authors) == 1 else f"[{', '.join(authors)}]"
    header = ["---", f"title: {written}", f"date: {day.isoformat()}", f"authors: {credit}"]
    return "\n".join([*header, "tags: []", "---", BODY])
