"""Titles in the index of Sphinx's search: as text, as its script shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_commons.core.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def index_plain_titles(app: Sphinx) -> None:
    """``builder-inited``: have the builder index titles without raw HTML."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        usual = app.builder.index_page
        setattr(app.builder, "index_page", plain(app.env, usual))  # noqa: B010


def plain(env: BuildEnvironment, index: Callable[..., None]) -> Callable[..., None]:
    """The method *index*, which sees no raw HTML in titles."""

    def indexed(pagename: str, doctree: nodes.document, title: str) -> None:
        found = [raw for name in doctree.findall(nodes.title) for raw in name.findall(nodes.raw)]
        # The page is written after this, with what is taken out here for a moment.
        kept: list[tuple[Any, list[nodes.Node]]] = [
            (parent, parent.children) for parent in {id(r.parent): r.parent for r in found}.values()
        ]
        for parent, children in kept:
            parent.children = [child for child in children if not isinstance(child, nodes.raw)]
        try:
            name = env.longtitles.get(pagename)
            index(pagename, doctree, plain_text(name, pictures=True) if kept and name else title)
        finally:
            for parent, children in kept:
                parent.children = children

    return indexed
