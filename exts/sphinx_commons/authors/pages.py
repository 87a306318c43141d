"""What the website gets beside its pages: pictures, feeds, and redirects from old URLs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_commons.core.builders import makes_site
from sphinx_commons.core.folders import write_if_changed

from . import avatars
from .ablog_redirects import write_redirects
from .feeds import FeedWriter
from .side_files import source_folder, store
from .survey import survey_of
from .writers import picture_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``: pictures in every kind of HTML, the rest on websites only.

    No page comes from here: the files are written now, when the pages of posts are there.
    """
    write_pictures(app)
    if makes_site(app.builder):
        FeedWriter(app).write()
        write_redirects(app)
    yield from ()


def write_pictures(app: Sphinx) -> None:
    """Write the pictures of all authors, and remove those of others."""
    folder = app.outdir / picture_folder(app.builder)
    wanted: dict[str, bytes] = {}
    for author in survey_of(app.env).registry.authors.values():
        wanted |= avatars.files(author, source_folder(app.env, author), store(app.env))
    for path in set(folder.glob("*")):
        if path.name not in wanted:
            path.unlink()
    for name, content in wanted.items():
        write_if_changed(folder / name, content)
