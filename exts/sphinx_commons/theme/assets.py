"""Style and script files that only some pages need are left out of the others."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

# File -> a text that stands in the HTML of every page with a use for the file.
USED_BY = {
    "copybutton.css": 'class="highlight',
    "copybutton.js": 'class="highlight',
    "clipboard.min.js": 'class="highlight',
    "sphinx-design.min.css": "sd-",
    "design-tabs.js": "sd-tab",
}
# What Sphinx's own search needs, where pages have another one.
OF_SPHINX_SEARCH = {"doctools.js", "sphinx_highlight.js"}


def drop_unused(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``: take files that a page has no use for off its lists."""
    unused = {name for name, mark in USED_BY.items() if mark not in shown(context)}
    if doctree is None and "blog_cards" not in context:
        unused = set()  # Nobody knows what the template of another room shows.
    if app.builder.name == "dirhtml" and app.config.theme_pagefind and pagename != "search":
        unused |= OF_SPHINX_SEARCH
    for files in ("css_files", "script_files"):
        if files in context:  # A builder of another format has none.
            context[files] = [file for file in context[files] if file_name(file) not in unused]


def shown(context: dict[str, Any]) -> str:
    """The HTML of the content of a page: its body, and the excerpts that it lists."""
    excerpts = [card["excerpt"] for card in context.get("blog_cards", ())]
    return "".join([context.get("body") or "", *excerpts])


def file_name(file: Any) -> str:
    """The name of an entry of such a list, without its folders."""
    return PurePosixPath(str(getattr(file, "filename", file) or "")).name
