"""What a website shows after a click, put plainly into the pages of a book."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

OPENED = frozenset({"tab-set", "tab-item", "tab-content", "dropdown"})


class ShowComponents(SphinxPostTransform):
    """Tabs and dropdowns of sphinx-design are their label, and then what belongs to it."""

    default_priority = 150  # Those of sphinx-design, from 199 on, make inputs of them.
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        for node in self.document.findall(nodes.container):
            if node.get("design_component") not in OPENED:
                continue
            for part in (node, *node.children):
                # The styles of sphinx-design hide what is not chosen.
                if isinstance(part, (nodes.container, nodes.rubric)):
                    part["classes"] = [c for c in part["classes"] if not c.startswith("sd-tab")]
            del node["design_component"]
