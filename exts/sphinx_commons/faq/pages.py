"""``html-page-context``: structured data, style and script, where a page has questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_commons.core.graphs import add_graph

from .headings import title_text
from .jsonld import faq_page
from .nodes import answer, included_answer, question

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_to_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the graph of the questions of a page, and what shows them, to its ``<head>``."""
    if doctree is None or app.builder.name == "epub":
        return
    found = list(doctree.findall(question))
    if found:
        add_graph(context, page_graph(found, context.get("pageurl") or "", app.config.language))
        app.add_js_file("faq.js", loading_method="defer")
    if found or has_faq_parts(doctree):
        app.add_css_file("faq.css")


def has_faq_parts(doctree: nodes.document) -> bool:
    """Whether a page shows lists or copies of answers."""
    return any(
        isinstance(node, included_answer) or "faq-list" in node["classes"]
        for node in doctree.findall(nodes.Element)
    )


def page_graph(found: list[question], page_url: str, language: str | None) -> dict[str, Any]:
    """The graph of the questions *found* on a page that is written already."""
    questions = []
    for node in found:
        rendered = next((c["html"] for c in node.children if isinstance(c, answer)), "")
        title = " ".join(title_text(node).split())
        questions.append((node["ids"][0], title, rendered, node.get("releases", ())))
    return faq_page(questions, page_url, language or "en")
