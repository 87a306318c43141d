"""What becomes of the pages in the builder of a build, and where rooms keep notes of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.build_phase import BuildPhase
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WEBSITES = ("html", "dirhtml")


def makes_site(builder: Builder) -> bool:
    """Whether *builder* writes a website of one page a file."""
    return isinstance(builder, StandaloneHTMLBuilder) and builder.name in WEBSITES


def writes_pages(builder: Builder) -> bool:
    """Whether *builder* writes each document on its own; the others write all in every build."""
    return type(builder).write_documents is Builder.write_documents


def notes_folder(builder: Builder, room: str) -> Path:
    """Where *room* keeps what it knows of the output folder of *builder*; no output is in there."""
    mark = crc32(str(builder.outdir).encode())
    return Path(builder.doctreedir, f".{room}", f"{builder.name}-{mark:08x}")


def is_of_site(app: Sphinx, name: str) -> bool:
    """Whether the site itself brings the file *name* of the output folder."""
    extras = [Path(app.confdir, entry) for entry in app.config.html_extra_path]
    return any(extra.name == name or (extra / name).is_file() for extra in extras)


def tags_of(builder: Builder) -> dict[str, Any]:
    """The argument ``tags`` for what resolves toctrees: Sphinx 8.2 has none and 9 warns without."""
    return {"tags": builder.tags} if sphinx.version_info >= (9,) else {}


def output_path(builder: Any, page: str) -> Path:
    """The file in which a website has the page *page*; Sphinx 8.1 has another name for it."""
    has_paths = hasattr(builder, "get_output_path")
    return builder.get_output_path(page) if has_paths else Path(builder.get_outfilename(page))


def page_file(app: Sphinx, page: str) -> str:
    """The path of the page *page* from the output folder."""
    return inside(output_path(app.builder, page), app.outdir)


def inside(path: Path, folder: Path) -> str:
    """*path* from *folder*, which it is in; as text, because there are thousands of them."""
    return str(path).removeprefix(str(folder) + os.sep).replace(os.sep, "/")


def write_again(app: Sphinx, docname: str) -> None:
    """Write the page *docname* of a website now, out of turn; the search index has it already."""
    builder: Any = app.builder
    builder.phase = BuildPhase.RESOLVING
    doctree = app.env.get_and_resolve_doctree(docname, builder, **tags_of(builder))
    builder.phase = BuildPhase.WRITING
    builder.imgpath = relative_uri(builder.get_target_uri(docname), builder.imagedir)
    builder.post_process_images(doctree)
    builder.write_doc(docname, doctree)
