"""Releases: what pages, sections, questions and tabs apply to, said in one way everywhere.

In come ``releases.yml`` and texts such as ``zed-`` in headers, options and directives; out go
badges of words, notices where releases have ended, filters, structured data, and a list of what is
due. It asks ``front_matter`` for headers and ``faq`` for questions.

It must never change a page of a site that has no ``releases.yml``, nor let a clock say what a page
says: the status of a release decides.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core import scope
from sphinx_commons.core.stale import VIEWS

from . import badges, pages, placing, review, tabs, watch
from .applicability import applies_to, release_ids
from .directives import AppliesToDirective
from .domain import ReleaseDomain
from .nodes import scope_place

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["ReleaseDomain", "applies_to", "release_ids"]

HERE = Path(__file__).parent


def add_static_files(_app: Sphinx, config: Config) -> None:
    """``config-inited``: the style of badges."""
    # A new list, because the default is shared by all applications of a process.
    config.html_static_path = [*config.html_static_path, str(HERE / "static")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain, its directives, and the handlers that place and fill badges."""
    app.setup_extension("sphinx_commons.front_matter")
    app.setup_extension("sphinx_commons.structured_data.printer")
    app.setup_extension("sphinx_commons.incremental")
    app.setup_extension("sphinx_commons.core.words")
    app.setup_extension("sphinx_commons.core.scope")
    app.add_domain(ReleaseDomain)
    app.add_builder(review.ReviewBuilder)
    app.add_directive("applies-to", AppliesToDirective)
    app.add_node(scope.scope_badge, html=(pages.visit_badge, pages.depart_badge))
    unfilled = (pages.skip, None)
    app.add_node(scope_place, html=unfilled, latex=unfilled, text=unfilled)
    app.add_transform(placing.LookAtPlaces)
    app.add_post_transform(placing.FillPlaces)
    app.connect("config-inited", add_static_files)
    app.connect("config-inited", tabs.add_option)
    app.connect(scope.EVENT, badges.answer)
    app.connect("env-before-read-docs", watch.read_again)
    # Before the slots for people, which come between the heading and this.
    app.connect("doctree-read", placing.place_for_page, priority=590)
    app.connect("env-updated", watch.renew)
    app.connect(VIEWS, watch.views)
    app.connect("env-check-consistency", watch.check)
    # After all who describe the page.
    app.connect("html-page-context", pages.add_to_page, priority=905)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
