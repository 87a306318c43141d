"""Images: found whatever their names need in Markdown, and never a link within a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class DecodeImageAddresses(SphinxTransform):
    """Have an address mean the file that it names.

    Markdown addresses are encoded, so ``![](<two words.png>)`` arrives as ``two%20words.png``, and
    Sphinx would look for a file of that very name. Such a file still comes first, if there is one.
    """

    default_priority = 100  # Before whatever looks for the files.

    def apply(self, **kwargs: Any) -> None:
        for node in self.document.findall(nodes.image):
            uri = node.get("uri", "")
            name = unquote(uri)
            is_local = "://" not in uri and not uri.startswith("data:")
            if is_local and name != uri and not self._is_file(uri) and self._is_file(name):
                node["uri"] = name

    def _is_file(self, uri: str) -> bool:
        if "\0" in uri:
            return False
        _, path = self.env.relfn2path(uri, self.env.current_document.docname)
        return self.env.srcdir.joinpath(path).is_file()


class LinkImagesOnce(SphinxPostTransform):
    """Sphinx links an image with a width to itself, also where it is in the text of a link."""

    default_priority = 600  # When references are resolved.
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for link in self.document.findall(_is_link):
            for image in link.findall(nodes.image):
                if "no-scaled-link" not in image["classes"]:
                    image["classes"].append("no-scaled-link")


def _is_link(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.reference, addnodes.download_reference))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transforms."""
    app.add_transform(DecodeImageAddresses)
    app.add_post_transform(LinkImagesOnce)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
