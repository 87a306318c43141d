"""Words for pictures: what is read aloud, and what stands for those that a book cannot show."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_commons.core.html.pictures import is_described, replace_image

from . import problems
from .converters import is_readable
from .warn import warn

if TYPE_CHECKING:
    from .volume import Volume
    from .warn import Place


def alternative_of(image: nodes.image, place: Place | None) -> str:
    """What is read aloud for *image*: what the page says, else the name of the file."""
    alt = str(image.get("alt", ""))
    if not is_described(image):
        message = "image without alternative text: %s"
        warn("image_alt", message, image["uri"], location=place)
    return alt or PurePosixPath(image["uri"]).stem.replace("-", " ")


def put_in_words(volume: Volume) -> None:
    """Replace the pictures that *volume* cannot show: by a link, or by their words."""
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
