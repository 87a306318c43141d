"""An item of a list stands in a list, or writers of several formats fail on it.

An extension that every room sets up. Directives of extensions, such as a ``step`` outside of
``steps``, make items alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

LISTS = (nodes.bullet_list, nodes.enumerated_list)


class PutItemsInLists(SphinxTransform):
    """Each item alone gets a list around it."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        for item in list(self.document.findall(nodes.list_item)):
            if not isinstance(item.parent, LISTS):
                around = nodes.bullet_list()
                item.parent.replace(item, around)
                around += item


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_transform(PutItemsInLists)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
