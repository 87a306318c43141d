"""Pictures that LaTeX cannot show, put in words."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_commons.core.html.pictures import replace_image

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
            replace_image(node)
        elif not is_readable(Path(volume.env.srcdir, uri)):
            problems.unreadable_picture(PurePosixPath(uri).name, node)
            replace_image(node)


def link(image: nodes.image) -> None:
    """Put a link in the place of a picture on another host."""
    problems.remote_picture(image["uri"], image)
    replace_image(image)


class LinkRemoteImages(SphinxPostTransform):
    """LaTeX shows no picture from another host: put a link in its place."""

    default_priority = 100
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.image)):
            if "://" in node["uri"]:
                link(node)
