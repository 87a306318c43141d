"""``html-page-context``: what the head of a page has, and how a badge is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_commons.core.builders import makes_site
from sphinx_commons.core.graphs import GENERAL, add_graph
from sphinx_commons.core.scope import scope_badge
from sphinx_commons.front_matter import page_meta

from .domain import ReleaseDomain
from .ranges import parse_scope

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

STYLE = "applies-to.css"


def add_to_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Say what the page is about to machines, and style its badges."""
    if doctree is None:
        return
    if next(doctree.findall(scope_badge), None) is not None:
        app.add_css_file(STYLE)
    meta, url = page_meta(app.env, pagename), context.get("pageurl")
    if meta is None or not url or not makes_site(app.builder):
        return
    releases = parse_scope(meta.applies_to, ReleaseDomain.of(app.env).calendar).releases
    if releases:
        about = [{"@type": "Thing", "name": release.name} for release in releases]
        node = {"@context": "https://schema.org", "@type": GENERAL, "@id": url, "about": about}
        add_graph(context, node)


def visit_badge(self: HTML5Translator, node: scope_badge) -> None:
    """Open a paragraph that tells the search of the site which releases it means."""
    names = "|".join(node["releases"])
    named: dict[str, Any] = {"data-releases": names} if names else {}
    self.body.append(self.starttag(node, "p", "", **named))


def depart_badge(self: HTML5Translator, node: scope_badge) -> None:
    """Close the paragraph."""
    self.body.append("</p>\n")


def skip(self: Any, node: nodes.Element) -> None:
    """Show nothing where a page is written that was not resolved."""
    raise nodes.SkipNode
