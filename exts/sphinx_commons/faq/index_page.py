"""The HTML page of the index of questions: a list of links, where Sphinx makes a table of code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sphinx_commons.core.plain_text import plain_text

from . import views
from .domain import FaqDomain, QuestionIndex

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from .model import Question

PAGENAME = f"{FaqDomain.name}-{QuestionIndex.name}"


def show_index(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """``html-page-context``: give the index a body and the template of ordinary pages."""
    # A document may have the name; it is written first, and Sphinx writes the index over it.
    if pagename != PAGENAME or doctree is not None:
        return None
    domain = FaqDomain.of(app.env)
    context["title"] = context["indextitle"]
    groups = [
        (letter, [_entry(app, context, question) for question in found])
        for letter, found in views.by_letter(domain.listed())
    ]
    templates = cast("StandaloneHTMLBuilder", app.builder).templates
    context["body"] = templates.render(
        "faq/questions.html", {"title": context["title"], "groups": groups}
    )
    app.add_css_file("faq.css")
    return "page.html"


def _entry(app: Sphinx, context: dict[str, Any], question: Question) -> dict[str, str]:
    page = app.env.titles.get(question.docname)
    return {
        "title": question.title,
        "href": f"{context['pathto'](question.docname)}#{question.anchor}",
        "page": plain_text(page, pictures=True) if page else "",
    }
