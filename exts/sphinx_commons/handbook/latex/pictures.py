"""Pictures on other hosts, which LaTeX cannot show."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..picture_words import link


class LinkRemoteImages(SphinxPostTransform):
    """LaTeX shows no picture from another host: put a link in its place."""

    default_priority = 100
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.image)):
            if "://" in node["uri"]:
                link(node)
