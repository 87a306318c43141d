"""What the website gets beside the pages: pictures, links in ``<head>``, old addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import avatars
from .survey import survey_of
from .writers import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

WEBSITES = ("html", "dirhtml")


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``: write the pictures of all authors, remove those of others."""
    write_pictures(app)
    yield from ()


def write_pictures(app: Sphinx) -> None:
    """Bring the folder of pictures up to date."""
    folder = app.outdir / app.builder.imagedir / FOLDER
    store = app.doctreedir / "avatars"
    wanted: dict[str, bytes] = {}
    for author in survey_of(app.env).registry.authors.values():
        source = Path(app.env.doc2path(author.docname)).parent
        wanted |= avatars.files(author, source, store)
    present = {path.name: path for path in folder.glob("*")}
    for name in present.keys() - wanted.keys():
        present[name].unlink()
    if wanted:
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in wanted.items():
        write_if_changed(folder / name, content)


def write_if_changed(path: Path, content: bytes) -> None:
    """Write *content* unless the file has it already."""
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
