"""What becomes of a block that cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...guarded_visits import GuardedVisits
from .. import typ
from .base import BaseTranslator

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes


class GuardedBlocks(GuardedVisits, BaseTranslator):
    """A block without its look is a paragraph; labels in it are free for others again."""

    def way_back(self) -> Callable[[], None]:
        labels, go_back = self.labels.count(), super().way_back()

        def forget() -> None:
            go_back()
            self.labels.forget_after(labels)

        return forget

    def write_words(self, node: nodes.Node) -> None:
        self.next_block(node)
        self.add(f"{typ.words(node.astext())};parbreak()\n")
