"""Front matter: the only decoder of page metadata, and the place where credits are noted.

In comes the header of a page, in any spelling that people use; out go one frozen record of it,
warnings with file and line, and a header that the parser of Markdown cannot fail on. Rooms that
know nothing of each other note here who gave what, and under which tags. It asks ``core`` alone.

It must never let a header end a build, drop a key that another extension may read, or let a page
that is hidden leave a trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .domain import FrontMatterDomain, note_credit, page_meta, public_credits
from .leftovers import check_leftovers, place_images
from .model import (
    ROLES,
    AdaptedFrom,
    AuthorEntry,
    Credit,
    CreditKind,
    CreditRole,
    Moment,
    PageMeta,
)
from .reading import HIDE_EVENT, FrontMatterReader
from .suggest import did_you_mean

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
    "did_you_mean",
    "note_credit",
    "page_meta",
    "public_credits",
]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain, its settings and the handlers that read headers."""
    reader = FrontMatterReader()
    app.setup_extension("myst_parser")
    app.add_domain(FrontMatterDomain)
    app.add_event(HIDE_EVENT)
    app.add_config_value("front_matter_show_drafts", False, "env", types=bool)
    app.connect("env-get-outdated", reader.hide, priority=100)
    app.connect("source-read", check_leftovers, priority=390)
    app.connect("doctree-read", place_images, priority=80)
    app.connect("source-read", reader.read, priority=400)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
