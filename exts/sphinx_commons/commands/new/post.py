"""Start a post in the folder of this year."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from unicodedata import normalize

from sphinx_commons.core.vocabulary import did_you_mean, key_of, slug_of
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

DOCS = Path(__file__).parents[4] / "docs"
BODY = """Write here what the post is about: this paragraph is shown in the list of posts.

<!--more-->

Write the rest here.
"""


class NewPostError(ValueError):
    """A post that cannot be started; the message says why."""


def add_post(docs: Path, title: str, author: str, day: date) -> Path:
    """Write ``blog/YYYY/<title>.md`` below *docs* and give its path.

    :param author: ids of author files, separated by commas.
    :raises NewPostError: without a title, for unknown authors, and where there is such a file.
    """
    title = " ".join(title.split())
    if not any(char.isalnum() for char in title):
        raise NewPostError('TITLE is empty: say what the post is called, as in TITLE="A day out"')
    ids = list(dict.fromkeys(known_author(docs, one) for one in author.split(",")))
    path = docs / "blog" / f"{day.year:04}" / f"{file_name(title)}.md"
    if path.exists() or path.with_suffix("").exists():
        raise NewPostError(f"{path.relative_to(docs.parent)} is there already; it was not changed")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text_of(title, ids, day))
    return path


def file_name(title: str) -> str:
    """*title* as a file name; in plain letters, where it has any."""
    letters = normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return slug_of(letters if any(char.isalnum() for char in letters) else title)


def known_author(docs: Path, name: str) -> str:
    """The id of the author whom *name* means.

    :raises NewPostError: if no author file says so.
    """
    ids: dict[str, str] = {}
    for path in sorted((docs / "authors").glob("*.md")):
        entry = decode(find_header(path.read_text(encoding="utf-8-sig", errors="replace")))
        if person := entry.meta.author_entry:
            own_id = person.id or path.stem
            ids |= {key_of(known): own_id for known in (own_id, person.name, *person.aliases)}
    wanted = name.strip()
    if key_of(wanted) in ids:
        return ids[key_of(wanted)]
    hint = did_you_mean(wanted, ids) if wanted else ""
    advice = 'make new-author ID=… NAME="…" adds one'
    raise NewPostError(f"AUTHOR {wanted!r} is nobody in {docs.name}/authors{hint}; {advice}")


def text_of(title: str, authors: list[str], day: date) -> str:
    """The text of a new post."""
    written = json.dumps(title, ensure_ascii=False)
    credit = authors[0] if len(authors) == 1 else f"[{', '.join(authors)}]"
    header = ["---", f"title: {written}", f"date: {day.isoformat()}", f"authors: {credit}"]
    return "\n".join([*header, "tags: []", "---", BODY])


def main(arguments: list[str]) -> int:
    """Start the post that *arguments* name, say where, and return the exit status."""
    if len(arguments) != 2:
        print('usage: make new-post TITLE="A day out" AUTHOR=jdoe', file=sys.stderr)
        return 2
    try:
        title, author = arguments
        path = add_post(DOCS, title, author, date.today())
    except (NewPostError, OSError) as err:
        print(err, file=sys.stderr)
        return 1
    print(f"{path.relative_to(DOCS.parent)}: write it; 'draft: true' in its header hides it")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
