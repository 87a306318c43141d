"""Where badges come: while a page is read, and when it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_commons.core.scope import badge_of
from sphinx_commons.core.standins import put
from sphinx_commons.faq.nodes import question
from sphinx_commons.front_matter import page_meta

from .nodes import scope_place
from .warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# What may stand between the beginning of a section or block and the place of its badge.
BEFORE = (
    nodes.title,
    nodes.target,
    nodes.comment,
    nodes.system_message,
    addnodes.index,
    scope_place,
)


class LookAtPlaces(SphinxTransform):
    """After headings have become questions, and before these are noted.

    What stands first in a question is what the question applies to.
    """

    default_priority = 20

    def apply(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(scope_place)):
            parent = node.parent
            if not all(isinstance(before, BEFORE) for before in parent[: parent.index(node)]):
                message = "'applies-to' is wanted right below a heading, or first in a block"
                warn("place", message, location=node)
            elif isinstance(parent, question):
                parent["details"] = replace(parent["details"], applies_to=node["text"])
                parent.remove(node)


def place_for_page(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``: make a place for what the header of a page says."""
    docname = app.env.docname
    meta = page_meta(app.env, docname)
    if meta is None or not meta.applies_to:
        return
    node = scope_place("", text=meta.applies_to, docname=docname)
    section = next((child for child in doctree if isinstance(child, nodes.section)), doctree)
    section.insert(isinstance(section, nodes.section), node)


class FillPlaces(SphinxPostTransform):
    """Put badges into their places; before references are resolved."""

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(scope_place)):
            badge = badge_of(self.env, node["text"], node["docname"])
            put(node, [badge] if badge else [])
