"""Front matter: the only decoder of page metadata, and the place where credits are noted.

In comes the header of a page, in any spelling that people use; out go one frozen record of it,
warnings with file and line, and a header that the parser of Markdown cannot fail on. Rooms that
know nothing of each other note here who gave what, and under which tags. It asks ``core`` alone.

It must never let a header end a build, drop a key that another extension may read, or let a page
that is hidden leave a trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core import markdown
from sphinx_commons.core.version import compare_code

from . import guard
from .domain import FrontMatterDomain, note_credit, note_tags, page_meta, public_credits
from .leftovers import check_leftovers, place_images
from .model import (
    ROLES,
    AdaptedFrom,
    AuthorEntry,
    Credit,
    CreditKind,
    CreditRole,
    PageMeta,
)
from .moment import Moment
from .reading import HIDE_EVENT, FrontMatterReader
from .vocabulary_file import check_file, read_again

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = [
    "ROLES",
    "AdaptedFrom",
    "AuthorEntry",
    "Credit",
    "CreditKind",
    "CreditRole",
    "FrontMatterDomain",
    "Moment",
    "PageMeta",
    "note_credit",
    "note_tags",
    "page_meta",
    "public_credits",
]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain, its settings and the handlers that read headers."""
    compare_code(app)
    reader = FrontMatterReader()
    markdown.offer(app)
    app.setup_extension("sphinx_commons.incremental")
    app.add_domain(FrontMatterDomain)
    app.add_event(HIDE_EVENT)
    app.add_config_value("front_matter_strict", False, "env", types=bool)
    app.add_config_value("front_matter_show_drafts", False, "env", types=bool)
    guard.connect(app)
    app.connect("env-get-outdated", reader.hide, priority=100)
    # After the handlers of a site, which may expand templates: what the parser gets counts.
    app.connect("source-read", check_leftovers, priority=890)
    app.connect("doctree-read", place_images, priority=80)
    app.connect("source-read", reader.read, priority=900)
    app.connect("env-before-read-docs", read_again)
    # Before the rooms that say which pages name tags which the file lacks.
    app.connect("env-updated", check_file, priority=100)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
