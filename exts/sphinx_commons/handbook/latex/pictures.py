"""Pictures that LaTeX cannot show, put in words."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .. import problems
from ..converters import is_readable

if TYPE_CHECKING:
    from ..volume import Volume


def put_in_words(volume: Volume) -> None:
    """Replace pictures that TeX would stumble over."""
    for node in list(volume.tree.findall(nodes.image)):
        uri = node["uri"]
        if "://" in uri:
            link(node)
        elif uri not in volume.pictures:
            problems.absent_picture(volume, uri, node)
            replace(node, name_of(node))
        elif not is_readable(Path(volume.env.srcdir, uri)):
            problems.unreadable_picture(PurePosixPath(uri).name, node)
            replace(node, name_of(node))


def name_of(image: nodes.image) -> nodes.Node:
    """Words for a picture that cannot be shown."""
    return nodes.emphasis("", image.get("alt") or PurePosixPath(image["uri"]).name)


def link(image: nodes.image) -> None:
    """Put a link in the place of a picture on another host."""
    uri = image["uri"]
    problems.remote_picture(uri, image)
    is_linked = isinstance(image.parent, nodes.reference)
    words = nodes.reference("", image.get("alt") or uri, refuri=uri)
    replace(image, name_of(image) if is_linked else words)


def replace(image: nodes.image, words: nodes.Node) -> None:
    """Put *words* in the place of *image*, in a line or as one."""
    inline = isinstance(image.parent, nodes.TextElement)
    image.replace_self(words if inline else nodes.paragraph("", "", words))


class LinkRemoteImages(SphinxPostTransform):
    """LaTeX shows no picture from another host: put a link in its place."""

    default_priority = 100
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.image)):
            if "://" in node["uri"]:
                link(node)
