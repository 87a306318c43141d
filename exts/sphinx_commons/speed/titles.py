"""Titles as HTML, rendered once for the page and for all that lead to it; and as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.domains import std
from sphinx.util.nodes import clean_astext

from sphinx_commons.core.builds import replace_during_builds

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    Parts = dict[str, str]


class Titles:
    """Gives what the method ``render_partial`` of a builder gives, and keeps it for titles."""

    def __init__(self, render: Callable[[nodes.Node | None], Parts]) -> None:
        self.render = render
        # The node is kept too, so that no other one can have its number.
        self.known: dict[int, tuple[nodes.title, Parts]] = {}

    def __call__(self, node: nodes.Node | None) -> Parts:
        # Pictures and references in a title are other ones on other pages.
        if not isinstance(node, nodes.title) or any(type(c) is not nodes.Text for c in node):
            return self.render(node)
        if id(node) not in self.known:
            # A copy, because Sphinx 8.1 uses one dict for all that it renders.
            self.known[id(node)] = (node, dict(self.render(node)))
        return dict(self.known[id(node)][1])


def keep_titles(app: Sphinx) -> None:
    """``builder-inited``: keep what titles look like for one build."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        setattr(app.builder, "render_partial", Titles(app.builder.render_partial))  # noqa: B010


def quick_text(node: nodes.Element) -> str:
    """The text of *node*, as the function of Sphinx gives it that copies each node first.

    It takes pictures and raw text out of the copy, and titles hardly ever have such. The text of
    each title is wanted for the inventory, for the search and for what links may lead to.
    """
    is_plain = all(type(child) is nodes.Text for child in node.children)
    return node.astext() if is_plain else clean_astext(node)


def connect(app: Sphinx) -> None:
    """Have builders and the domain of all documents ask these two.

    The domain knows Sphinx's function by a name of its own.
    """
    app.connect("builder-inited", keep_titles)
    replace_during_builds(app, std, "clean_astext", lambda _usual: quick_text)
