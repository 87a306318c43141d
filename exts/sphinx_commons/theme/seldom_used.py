"""Style and script files that only some pages need are left out of the others."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

# File -> a text that stands in the HTML of every page with a use for the file.
USED_BY = {
    "copybutton.css": 'class="highlight',
    "copybutton.js": 'class="highlight',
    "clipboard.min.js": 'class="highlight',
    "sphinx-design.min.css": "sd-",
    "design-tabs.js": "sd-tab",
}
# What Sphinx's own search needs, where pages have another one; the last has its words in other
# languages, and hands them to the first.
OF_SPHINX_SEARCH = {"doctools.js", "sphinx_highlight.js", "translations.js"}
# What the search page loads itself, when it falls back on that.
OF_SEARCH_PAGE = "sphinx.js"


class UnusedFiles:
    """Takes files off the lists of the pages that have no use for them."""

    def __init__(self) -> None:
        self._templates = ""

    def read_templates(self, app: Sphinx, config: Config) -> None:
        """``config-inited``, before rooms add theirs: the templates of the site, as one text."""
        folders = [Path(app.confdir, folder) for folder in config.templates_path]
        files = [file for folder in folders for file in sorted(folder.rglob("*.html"))]
        self._templates = "".join(file.read_text("utf-8", errors="replace") for file in files)

    def drop(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """``html-page-context``: leave out what the page does not need."""
        page = "".join([self._templates, *shown(context)])
        unused = {name for name, mark in USED_BY.items() if mark not in page}
        if doctree is None and "blog_cards" not in context:
            unused = set()  # Nobody knows what the template of another room shows.
        if app.builder.name == "dirhtml" and app.config.theme_hosted_search:
            unused |= {OF_SEARCH_PAGE} if pagename == "search" else OF_SPHINX_SEARCH
        for files in ("css_files", "script_files"):
            if files in context:  # A builder of another format has none.
                context[files] = [file for file in context[files] if file_name(file) not in unused]


def shown(context: dict[str, Any]) -> Iterator[str]:
    """The HTML of a page and what options of the theme put around it; its head is no part."""
    for key, value in context.items():
        if isinstance(value, str) and key != "metatags":
            yield value
        elif key.startswith("theme_"):
            yield str(value)
    for card in context.get("blog_cards", ()):
        yield card["excerpt"]


def file_name(file: Any) -> str:
    """The name of an entry of such a list, without its folders."""
    return PurePosixPath(str(getattr(file, "filename", file) or "")).name
