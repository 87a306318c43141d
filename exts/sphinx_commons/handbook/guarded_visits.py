"""What becomes of a block whose visitors fail, whoever writes the book."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxTranslator

from .source_places import place_of
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Callable

    from .volume import Volume
    from .warn import Place

HOLDERS = (nodes.section, nodes.document, addnodes.start_of_file)


class PlacedTranslator(SphinxTranslator):
    """Knows the document that it writes, and where each node of that was read from."""

    volume: Volume
    docname: str

    def place(self, node: nodes.Node) -> Place:
        """Where *node* was read from."""
        return place_of(self.volume.env, node, self.docname)


class GuardedVisits(PlacedTranslator):
    """Visitors may meet nodes in places where nobody expects them; then the block is its words."""

    body: list[Any]
    _guarded: nodes.Node | None = None

    def dispatch_visit(self, node: nodes.Node) -> None:
        is_block = isinstance(node.parent, HOLDERS) and not isinstance(node, HOLDERS)
        if node is self._guarded or not is_block:
            super().dispatch_visit(node)
            return
        self._guarded = node
        self._write_or_quote(node)
        raise nodes.SkipNode

    def _write_or_quote(self, node: nodes.Node) -> None:
        """Write *node*, or its words where that fails."""
        go_back = self.way_back()
        try:
            node.walkabout(self)
        except Exception as error:  # a visitor of another extension may raise anything
            go_back()
            reason = f"{type(error).__name__}: {error}".rstrip(": ")
            message = "cannot be set, so only its words are kept: %s"
            warn("visitor", message, reason, location=self.place(node))
            self.write_words(node)

    def way_back(self) -> Callable[[], None]:
        """What makes this translator again what it is now."""
        body, length = self.body, len(self.body)
        stacks = {
            name: copy(value) if isinstance(value, list) else value
            for name, value in vars(self).items()
            if isinstance(value, (list, int, str)) and value is not body
        }

        def go_back() -> None:
            vars(self).update(stacks)
            self.body = body
            del body[length:]

        return go_back

    def write_words(self, node: nodes.Node) -> None:
        """Write a block with nothing but the words of *node*."""
        raise NotImplementedError
