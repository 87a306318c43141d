"""The pictures of each page, when it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_commons.core.builders import makes_site
from sphinx_commons.core.galleries import gallery_of

from .tags import Dresser

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_commons.core.galleries import Picture

STYLE = "images.css"


def tell_sizes(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """``html-page-context``: pictures say how large they are, in lists and feeds too."""
    if _has_pictures(app, context):
        context["body"] = _dresser(app, gallery_of(app).pages.get(page, {})).sized(context["body"])


def dress(
    app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``, when the body is whole: pictures have copies, or wait."""
    if not _has_pictures(app, context):
        return
    gallery = gallery_of(app)
    # What lists posts is written again when their pictures change; another page when its own do.
    is_list = doctree is None or "blog_cards" in context
    dresser = _dresser(app, gallery.names if is_list else gallery.pages.get(page, {}))
    context["body"] = body = dresser.dressed(dresser.sized(context["body"]))
    # Furo has the rule that this file holds.
    if app.config.html_theme != "furo" and 'decoding="async"' in body:
        app.add_css_file(STYLE)


def _has_pictures(app: Sphinx, context: dict[str, Any]) -> bool:
    return makes_site(app.builder) and "<img" in (context.get("body") or "")


def _dresser(app: Sphinx, pictures: dict[str, Picture]) -> Dresser:
    builder: Any = app.builder
    return Dresser(pictures, builder.imagedir)
