"""What a website shows after a click, or fetches, put plainly into the pages of a book."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from sphinx_commons.core.html.pictures import replace_image

logger = logging.getLogger(__name__)

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


class ShowRemoteImages(SphinxPostTransform):
    """A picture on another host is a link; Sphinx would fetch it."""

    default_priority = 90  # Sphinx fetches at 100.
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.image)):
            if "://" in node["uri"]:
                message = "remote image is not fetched: %s"
                logger.warning(message, node["uri"], location=node, type="epub", subtype="image")
                replace_image(node)
