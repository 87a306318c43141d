"""Images: found whatever their names need in Markdown, with links that are valid.

In come the image nodes of a page, with the URLs that a writer gave; out go the same nodes,
naming files that are there, and marked where Sphinx must not link a picture to itself. It asks no
other room and no theme.

It must never change a name that a file bears, or ask for a picture over the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_commons.core.version import compare_code

from .included import FindBesideIncluded
from .raw_html import lead_to_copies

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_IMAGE = nodes.image
_PLAIN = "/:;,@&=+$!*()~'"  # What stands in a URL as it is.


class DecodeImageUrls(SphinxTransform):
    """Have a URL mean the file that it names.

    Markdown URLs are encoded, so ``![](<two words.png>)`` arrives as ``two%20words.png``, and
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
        _, path = self.env.relfn2path(uri, self.env.docname)
        return self.env.srcdir.joinpath(path).is_file()


class LinkImagesWell(SphinxPostTransform):
    """Sphinx links an image with a width to itself.

    It does so in the text of a link too, and does not encode the URL.
    """

    default_priority = 600  # When references are resolved.
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        inside = {id(i) for link in self.document.findall(_is_link) for i in link.findall(_IMAGE)}
        for image in self.document.findall(_IMAGE):
            uri = image.get("uri", "")
            is_plain = "://" in uri or quote(uri, safe=_PLAIN) == uri
            if id(image) in inside or not is_plain:
                image["classes"].append("no-scaled-link")


def _is_link(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.reference, addnodes.download_reference))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transforms."""
    compare_code(app)
    app.add_transform(FindBesideIncluded)
    app.add_transform(DecodeImageUrls)
    app.add_post_transform(LinkImagesWell)
    app.connect("doctree-resolved", lead_to_copies)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
