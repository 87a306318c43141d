"""Nodes of this room.

Slots stand in the stored doctree where something depends on other pages; a post-transform fills
them. The others are special kinds of standard nodes, so a writer without a visitor for them
treats them as those.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes


class author_slot(nodes.General, nodes.Element):  # noqa: N801
    """A place to fill: its ``kind``, the ``docname`` it stands in, ``people`` that it names."""


class author_block(nodes.container):  # noqa: N801
    """A container that HTML writes as a plain ``<div>`` or, with ``tag``, as another element."""


class author_fold(nodes.container):  # noqa: N801
    """The rest of a long list: ``summary`` is what HTML shows of it at first."""


class author_time(nodes.inline):  # noqa: N801
    """A date: the text shown, and ``datetime`` for machines."""


class author_image(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801
    """A picture in HTML: ``file`` and ``large`` in the folder of avatars, ``size`` in pixels."""


class author_data(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801
    """A value for machines only, as microformats want it."""


def slot(kind: str, docname: str, **attributes: Any) -> author_slot:
    """A slot of *kind* in the page *docname*."""
    return author_slot("", kind=kind, docname=docname, **attributes)
