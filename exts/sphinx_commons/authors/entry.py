"""Registry entry as written -> :class:`Author`, with every value checked."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from .accounts import check_link
from .avatars import AvatarError, check_avatar
from .model import Author

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_commons.front_matter import AuthorEntry, PageMeta

    Report = Callable[[str, str], None]

# An id is a part of URLs and file names.
ID = re.compile(r"\w[\w.-]{0,79}")


def line_of(meta: PageMeta, key: str) -> int:
    """The line of *key* of the entry, or of the entry where the key is not given."""
    return meta.lines.get(f"author.{key}", meta.line("author"))


def make_author(
    meta: PageMeta, entry: AuthorEntry, title: str, folder: Path, report: Report
) -> Author:
    """The author whose page has the front matter *meta* and the heading *title*.

    *folder* is where the page stands. What is unusable goes to ``report(key, message)``.
    """
    own_id = _id(entry.id, PurePosixPath(meta.docname).name, report)
    links = (check_link(kind, target, lambda m: report("links", m)) for kind, target in entry.links)
    return Author(
        id=own_id,
        name=entry.name or title or own_id,
        docname=meta.docname,
        aliases=entry.aliases,
        affiliation=entry.affiliation,
        summary=meta.summary,
        avatar=_avatar(entry.avatar, folder, report),
        links=tuple(link for link in links if link),
        retired=entry.retired,
        group=entry.group,
        line=line_of(meta, "aliases"),
    )


def _id(written: str, file_name: str, report: Report) -> str:
    if not written or ID.fullmatch(written):
        return written or re.sub(r"[^\w.-]+", "-", file_name)
    report("id", f"id {written!r} may have letters, digits, '-', '_' and '.' only")
    return re.sub(r"[^\w.-]+", "-", file_name)


def _avatar(written: str, folder: Path, report: Report) -> str:
    if not written:
        return ""
    try:
        check_avatar(folder, written)
    except AvatarError as err:
        report("avatar", f"avatar {written!r} {err}; initials are shown")
        return ""
    return PurePosixPath(written).as_posix()
