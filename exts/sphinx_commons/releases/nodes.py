"""The node of this room."""

from __future__ import annotations

from docutils import nodes


class scope_place(nodes.General, nodes.Element):  # noqa: N801
    """Where a badge comes: the ``text`` that somebody wrote, on the page ``docname``.

    What stands around it, a page, a section or a block, is what the text is about.
    """
