"""The page for URLs that are not there, as sphinx-notfound-page makes it: its links lead on.

Servers show it at any path. That extension sees to what templates link; here are the links in the
text of a page of one's own, and the start of a site with short URLs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_commons.core.absolute_links import from_root

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx


def lead_on(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``, after sphinx-notfound-page and before all that asks for links."""
    if "notfound.extension" not in app.extensions or pagename != app.config.notfound_pagename:
        return
    root = app.config.notfound_urls_prefix or "/"
    context["pathto"] = with_start(context["pathto"], root)
    context["content_root"] = root
    place = root + app.builder.get_target_uri(pagename)
    context["body"] = from_root(context.get("body") or "", place)


def with_start(pathto: Callable[..., str], root: str) -> Callable[..., str]:
    """*pathto*, which takes the start of a site for the page itself, where its URL is empty."""

    def to(*args: Any, **options: Any) -> str:
        uri = pathto(*args, **options)
        return root if uri == "#" else uri

    return to
