"""What becomes of a block whose visitors fail."""

from __future__ import annotations

from copy import copy

from docutils import nodes
from sphinx import addnodes

from ...warn import warn
from .. import typ
from .base import BaseTranslator

HOLDERS = (nodes.section, nodes.document, addnodes.start_of_file)


class GuardedVisits(BaseTranslator):
    """Visitors may meet nodes in places where nobody expects them; then the block is its words."""

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
        body, length, labels = self.body, len(self.body), self.labels.count()
        stacks = {
            name: copy(value) if isinstance(value, list) else value
            for name, value in vars(self).items()
            if isinstance(value, (list, int, str)) and value is not body
        }
        try:
            node.walkabout(self)
        except Exception as error:  # a visitor of another extension may raise anything
            vars(self).update(stacks)
            self.body = body
            del body[length:]
            self.labels.forget_after(labels)
            reason = f"{type(error).__name__}: {error}".rstrip(": ")
            message = "cannot be set, so only its words are kept: %s"
            warn("visitor", message, reason, location=self.place(node))
            self.next_block(node)
            self.add(f"{typ.words(node.astext())};parbreak()\n")
