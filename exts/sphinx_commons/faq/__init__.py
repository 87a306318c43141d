"""Questions and answers as objects: a domain with directives, a role, an index and pages.

In come the directive ``faq:question`` and the headings of pages with ``faq: true``; out go one
record a question, whichever way it was written, and from it anchors, disclosures, lists, the index
of all questions and what machines read of a page of answers. It asks ``front_matter`` for headers
and tags, and notes credits there.

It must never take away an anchor that a page had, hide an answer from a reader without JavaScript,
or say to machines what the page does not say.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.stale import VIEWS

from . import anchors, headings, index_page, pages, phrases, resolve, review, watch, writers
from .check import check_questions
from .domain import FaqDomain, warn_of_unknown
from .model import Details, Question

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["Details", "FaqDomain", "Question"]

HERE = Path(__file__).parent


def prepare(app: Sphinx, config: Config) -> None:
    """``config-inited``: check the settings, offer style, script and templates."""
    phrases.check_labels(config)
    # New lists: the old ones may be the defaults, which all builds of one process share.
    config.html_static_path = [*config.html_static_path, str(HERE / "static")]
    config.templates_path = [*config.templates_path, str(HERE / "templates")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain, its settings, its nodes and the handlers that fill them."""
    app.setup_extension("sphinx_commons.front_matter")
    app.setup_extension("sphinx_commons.structured_data.printer")
    app.setup_extension("sphinx_commons.incremental")
    app.setup_extension("sphinx_commons.core.words")
    app.setup_extension("sphinx_commons.core.scope")
    app.add_domain(FaqDomain)
    app.add_builder(review.ReviewBuilder)
    app.add_config_value("faq_open", False, "html", types=bool)
    app.add_config_value("faq_review_after", 0, "env", types=int)
    app.add_config_value("faq_overdue_note", False, "env", types=bool)
    app.add_config_value("faq_labels", {}, "env", types=dict)
    writers.add_nodes(app)
    app.add_transform(headings.MarkQuestions)
    app.add_transform(anchors.FinishQuestions)
    for transform in (resolve.FillQuestions, resolve.WrapAnswers, resolve.LowerQuestions):
        app.add_post_transform(transform)
    app.connect("config-inited", prepare)
    app.connect("doctree-read", watch.note_references)
    app.connect("env-updated", watch.forget)
    app.connect(VIEWS, watch.views)
    app.connect("env-check-consistency", check_questions)
    app.connect("warn-missing-reference", warn_of_unknown)
    app.connect("html-page-context", pages.add_to_page)
    app.connect("html-page-context", index_page.show_index)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
