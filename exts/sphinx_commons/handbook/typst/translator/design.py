"""Components of sphinx-design: tabs, cards, grids, dropdowns, badges, buttons."""

from __future__ import annotations

import re

from docutils import nodes

from .base import BaseTranslator

COLUMNS = re.compile(r"sd-row-cols(?:-(?:xs|sm|md|lg))?-(\d+)")
BOXES = {
    "tab-item": "tab(",
    "dropdown": "dropdown(",
    "card": "card(",
    "card-header": "card-header(",
    "card-footer": "card-footer(",
    "card-title": "card-title(",
    "aside": "boxed(",
}


class DesignVisitors(BaseTranslator):
    """What the website hides until a click is shown; what it sets side by side stays so."""

    def visit_component(self, node: nodes.Element) -> bool:
        """Open a component; ``False`` where *node* is none with a look of its own."""
        name = node.get("design_component", "")
        if name == "grid-row":
            self._open_grid(node)
        elif name == "grid-item":
            self.open()
        elif name in BOXES:
            self.statement(node)
            self.wrap(node, BOXES[name])
        return bool(name)

    def depart_component(self, node: nodes.Element) -> bool:
        name = node.get("design_component", "")
        if name == "grid-row":
            self.leave(node)
            self.add(")\n")
        elif name == "grid-item":
            self.close(", ")
        elif name in BOXES:
            self.unwrap(node)
            self.add("\n")
        return bool(name)

    def _open_grid(self, node: nodes.Element) -> None:
        """Begin a grid of at most three columns; a page is narrower than a screen."""
        self.statement(node)
        self.enter(node)
        counts = [int(found) for name in node["classes"] for found in COLUMNS.findall(name)]
        columns = max(1, min(3, max(counts, default=2), len(node) or 1))
        self.add(f"cards({columns}, ")

    # Inline components

    def visit_sd_badge(self, node: nodes.Element) -> None:
        self.open("badge(")

    def depart_sd_badge(self, node: nodes.Element) -> None:
        self.close(");")

    def visit_sd_line_break(self, node: nodes.Element) -> None:
        self.add("linebreak();")
        raise nodes.SkipNode

    def visit_sd_icon(self, node: nodes.Element) -> None:
        raise nodes.SkipNode  # drawn for the eye only

    visit_fontawesome = visit_sd_icon
    visit_sd_tab_input = visit_sd_icon

    def visit_PassthroughTextElement(self, node: nodes.Element) -> None:  # noqa: N802
        self.next_block(node)
        self.open()

    def depart_PassthroughTextElement(self, node: nodes.Element) -> None:  # noqa: N802
        self.close("\n")
