"""Puts what is shown in the place of nodes that stood in for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence


def put(node: nodes.Element, shown: Sequence[nodes.Node]) -> None:
    """Put *shown* in the place of *node*; a label in front of it still leads there.

    docutils ends the build where there is no element to take over labels and classes.
    """
    if shown and isinstance(shown[0], nodes.Element):
        node.replace_self(list(shown))
        return
    # Two labels may well be in front: an empty target takes over all of them.
    kept = [nodes.target("", "", ids=node["ids"], names=node["names"])] if node["ids"] else []
    node.parent.replace(node, [*kept, *shown])
