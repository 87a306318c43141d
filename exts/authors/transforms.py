"""Filling the slots when a page is written, for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .domain import AuthorDomain
from .filling import Filler
from .nodes import author_block, author_slot
from .shapes import Shapes
from .survey import survey_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class FillAuthorSlots(SphinxPostTransform):
    """Put people and works where they belong; catalogues of messages want none of them."""

    default_priority = 200

    def run(self, **kwargs: Any) -> None:
        slots = list(self.document.findall(author_slot))
        builder = AuthorDomain.of(self.env).builder
        if not slots or builder is None:
            return
        shapes = Shapes(builder, self.env.current_document.docname)
        filler = Filler(survey_of(self.env), shapes)
        for slot in slots:
            content = [] if builder.name == "gettext" else filler.fill(slot)
            if slot["kind"] == "byline" and content and shapes.is_html:
                mark_entry(slot)
            slot.replace_self(content)


def mark_entry(slot: author_slot) -> None:
    """Mark the section around a byline as an entry, and what follows as its content."""
    section = slot.parent
    if not isinstance(section, nodes.section):
        return
    start = section.index(slot) + 1
    rest = section.children[start:]
    cards = [node for node in rest if isinstance(node, author_slot) and node["kind"] == "cards"]
    content = author_block("", *_without(rest, cards), classes=["e-content"])
    section["classes"].append("h-entry")
    section[start:] = [content, *cards]


def _without(children: Iterable[nodes.Node], others: list[author_slot]) -> list[nodes.Node]:
    return [node for node in children if node not in others]
