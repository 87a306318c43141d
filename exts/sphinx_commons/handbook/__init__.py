"""Handbooks: documents of a site as books, without TeX, and what the website says of them.

In come the setting ``handbooks`` and the documents that Sphinx has read. A selection says which of
them a book has; :class:`.volume.Volume` is one book, resolved; ``typst`` and ``latex`` write it,
``maths`` and ``html`` draw its formulas and read its raw HTML. Out come PDF files, a list of them
for pages of the website, and credits for those who gave to them.

``front_matter`` is asked for dates, tags and people, ``authors`` for names, ``faq`` for questions;
each may be absent. No book asks the network or the clock, and nothing on a page costs the book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.stale import VIEWS
from sphinx_commons.core.version import compare_code

from . import website
from .book_builder import BookBuilder
from .converters import PdfImageConverter, TypstImageConverter
from .credits import note_contributors
from .epub.builder import EpubBooksBuilder
from .latex.builder import HandbookLaTeXBuilder
from .latex.pictures import LinkRemoteImages
from .typst.builder import TypstBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def fail_with_handbooks(app: Sphinx, _exception: Exception | None) -> None:
    """Make ``sphinx-build`` end with an error where a handbook could not be made."""
    if isinstance(app.builder, BookBuilder) and app.builder.failed:
        app.statuscode = 1


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the builder, its settings, and the list of handbooks for the website."""
    app.setup_extension("sphinx_commons.core.words")
    compare_code(app)
    app.add_config_value("handbooks", [], "", frozenset({list, tuple}))
    app.add_config_value("handbook_options", {}, "", frozenset({dict}))
    app.add_config_value("handbook_build", [], "", frozenset({list, tuple}))
    app.add_config_value("handbook_baseurl", "", "", frozenset({str}))
    app.add_config_value("handbook_link_suffix", ".html", "", frozenset({str}))
    app.add_config_value("handbook_font_paths", [], "", frozenset({list, tuple}))
    app.add_config_value("handbook_downloads", "", "", frozenset({str, list, tuple}))
    app.add_builder(TypstBuilder)
    app.add_builder(EpubBooksBuilder)
    app.add_builder(HandbookLaTeXBuilder, override=True)
    app.add_post_transform(LinkRemoteImages)
    app.add_post_transform(TypstImageConverter)
    app.add_post_transform(PdfImageConverter)
    app.add_domain(website.HandbookDomain)
    app.add_node(website.handbook_list)
    app.setup_extension("sphinx_commons.core.stale")
    app.connect(VIEWS, website.views)
    app.connect("env-updated", note_contributors)
    app.connect("doctree-resolved", website.fill_lists)
    app.connect("html-page-context", website.add_to_context)
    app.connect("build-finished", website.copy_downloads)
    app.connect("build-finished", fail_with_handbooks)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
