"""Sphinx's own EPUB, valid for e-readers whatever stands in the pages.

In comes what the builder ``epub`` gets: resolved pages, the files of the book, its list of them.
Out goes a book that ``epubcheck`` finds no error in: XHTML, with everything shown that a reader of
a website opens by a click, and with links that lead somewhere. It asks `core` alone.

It must never touch another builder, or fetch anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.version import compare_code

from .builder import EpubBuilder
from .components import ShowComponents

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder in the place of Sphinx's, and what prepares pages for it."""
    compare_code(app)
    app.add_builder(EpubBuilder, override=True)
    app.add_post_transform(ShowComponents)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
