"""The place for comments at the end of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinx_commons.front_matter import page_meta

from .server import server_url

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

TEMPLATE = "comments/section.html"


def add_section(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``: add the section to a page that has ``comments: true``."""
    server = server_url(app.config.comments_server)
    if not server or doctree is None or not takes_comments(app, pagename):
        return
    context["comments_server"] = server
    context["comments_thread"] = thread(app, pagename)
    # Only here it is known which templates the project puts in the place of ours.
    context["body"] += app.builder.templates.render(TEMPLATE, context)
    app.add_css_file("comments.css")
    app.add_js_file("comments.js", loading_method="defer")


def takes_comments(app: Sphinx, docname: str) -> bool:
    """Whether readers may comment on the document, in a website rather than a book."""
    meta = page_meta(app.env, docname)
    if meta is None or not meta.comments or getattr(app.builder, "embedded", False):
        return False
    return not (meta.draft or meta.unlisted or meta.author_entry)


def thread(app: Sphinx, docname: str) -> str:
    """The path of the page on its site, by which Isso keeps comments together.

    It is the same under every URL that the server answers. Empty where the site does not say
    where it is published: then the browser's own path is taken.
    """
    base = urlsplit(str(app.config.html_baseurl or ""))
    if not base.netloc:
        return ""
    return f"{base.path.rstrip('/')}/{app.builder.get_target_uri(docname)}"
