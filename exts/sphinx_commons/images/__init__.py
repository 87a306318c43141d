"""Images: found whatever their names need in Markdown, linked well, and light on websites.

In come the image nodes of a page, with the URLs that a writer gave; out go the same nodes,
naming files that are there, and marked where Sphinx must not link a picture to itself. On a website
pictures tell their sizes, and have copies that are made once and kept beside the doctrees; books
and feeds have the pictures as they were given. It asks no other room and no theme.

It must never change a name that a file bears, or ask for a picture over the network.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_commons.core import stale
from sphinx_commons.core.version import compare_code

from . import checks, collecting, pages
from .included import FindBesideIncluded
from .raw_html import lead_to_copies

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
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
    """Register the transforms, the settings and the handlers."""
    app.setup_extension("sphinx_commons.incremental")
    compare_code(app)
    app.add_transform(FindBesideIncluded)
    app.add_transform(DecodeImageUrls)
    app.add_post_transform(LinkImagesWell)
    app.add_config_value("picture_alt_required", False, "env", types=bool)
    app.add_config_value("picture_budget", 0, "", types=int)
    app.connect("config-inited", _add_style)
    app.connect("doctree-read", checks.check_words)
    app.connect("doctree-resolved", lead_to_copies)
    # After `incremental`, which gives pictures their names.
    app.connect("env-updated", collecting.collect, priority=960)
    app.connect(stale.VIEWS, collecting.views)
    app.connect(stale.FILES, collecting.planned)
    app.connect("env-check-consistency", checks.check_weight)
    # Before rooms take parts of the body for other pages.
    app.connect("html-page-context", pages.tell_sizes, priority=560)
    # After `blog`, which puts its lists into the body.
    app.connect("html-page-context", pages.dress, priority=945)
    app.connect("html-collect-pages", collecting.write)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}


def _add_style(app: Sphinx, config: Config) -> None:
    if config.html_theme != "furo":
        # A new list, because the default is one for all applications of a process.
        static = str(Path(__file__).parent / "static")
        config.html_static_path = [*config.html_static_path, static]
