"""A page whose place is that of another page's file is left out, with a warning.

An extension that every room sets up. ``index.html.md`` is a page like others where each page is
``NAME.html``; where it is ``NAME/index.html``, its folder is called as the file of ``index``, and
``a.md`` and ``a/index.md`` have one file, of which Sphinx would write one over the other.
"""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from .builders import inside, output_path, writes_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


def displaced(builder: Builder, docnames: Iterable[str]) -> dict[str, str]:
    """Which of the *docnames* have no place, each with the page whose file is in its way."""
    suffix, names = getattr(builder, "out_suffix", ""), set(docnames)
    # Nearly no site has such names, and then this is all that it costs.
    if not suffix or not any(f"{suffix}/" in f"{n}/" or f"{n}/index" in names for n in names):
        return {}
    places = {docname: _file(builder, docname) for docname in sorted(names)}
    # Of several pages with one file, Sphinx leaves the last.
    files = {file: docname for docname, file in places.items()}
    ways = {
        docname: (file, *(above.as_posix() for above in PurePath(file).parents))
        for docname, file in places.items()
    }
    return {
        docname: files[way]
        for docname, passed in ways.items()
        for way in passed
        if files.get(way, docname) != docname
    }


def _file(builder: Any, docname: str) -> str:
    if isinstance(builder, StandaloneHTMLBuilder):
        return inside(output_path(builder, docname), Path(builder.outdir))
    return f"{docname}{builder.out_suffix}"


def leave_out(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], gone: set[str]
) -> list[str]:
    """``env-get-outdated``: such pages are not read."""
    if not writes_pages(app.builder):
        return []
    for docname, other in sorted(displaced(app.builder, env.found_docs).items()):
        message = "this page is left out: its file or a folder of it would be the file of %s"
        place = f"{env.doc2path(docname)}:1"
        logger.warning(message, other, type="commons", subtype="place", location=place)
        gone |= {docname} & env.all_docs.keys()
        for docnames in (added, changed, env.found_docs):
            docnames.discard(docname)
    return []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at the names before pages are read."""
    app.connect("env-get-outdated", leave_out, priority=60)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
