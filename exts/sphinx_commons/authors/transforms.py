"""Filling the slots when a page is written, for every format."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_commons.core.standins import put

from .domain import AuthorDomain
from .filling import Filler
from .nodes import author_block, author_slot
from .shapes import Shapes
from .survey import survey_of


class FillAuthorSlots(SphinxPostTransform):
    """Put people and works where they belong; catalogues of messages want none of them."""

    default_priority = 200

    def run(self, **kwargs: Any) -> None:
        slots = list(self.document.findall(author_slot))
        builder = AuthorDomain.of(self.env).builder
        if not slots or builder is None:
            return
        shapes = Shapes(builder, self.env.docname)
        filler = Filler(survey_of(self.env), shapes)
        for slot in slots:
            content = [] if builder.name == "gettext" else filler.fill(slot)
            if slot["kind"] == "byline" and content and shapes.is_html:
                mark_entry(slot)
            put(slot, content)


def mark_entry(byline: author_slot) -> None:
    """Mark the section around *byline* as an entry, and all up to the cards as its content."""
    section = byline.parent
    if not isinstance(section, nodes.section):
        return
    start = section.index(byline) + 1
    end = next((i for i in range(start, len(section)) if _is_cards(section[i])), len(section))
    notes = take_footnotes(section)
    section[start:end] = [author_block("", *section[start:end], *notes, classes=["e-content"])]
    section["classes"].append("h-entry")


def take_footnotes(section: nodes.section) -> list[nodes.Node]:
    """The footnotes below *section*, where MyST puts those of a page, taken out of there."""
    page = section.parent
    after = page.children[page.index(section) + 1 :] if isinstance(page, nodes.document) else []
    notes = [node for node in after if _is_footnote(node)]
    for node in notes:
        page.remove(node)
    return notes


def _is_footnote(node: nodes.Node) -> bool:
    is_line = isinstance(node, nodes.transition) and "footnotes" in node["classes"]
    return is_line or isinstance(node, (nodes.footnote, nodes.citation))


def _is_cards(node: nodes.Node) -> bool:
    return isinstance(node, author_slot) and node["kind"] == "cards"
