"""Words of pictures, and in the place of those that a book cannot show."""

from __future__ import annotations

from pathlib import PurePosixPath

from docutils import nodes

DECORATIVE = "decorative"


def is_described(image: nodes.image) -> bool:
    """Whether the page says what *image* shows, or that it shows nothing."""
    return bool(image.get("alt")) or DECORATIVE in image["classes"]


def name_of(image: nodes.image) -> nodes.Node:
    """Words for a picture that cannot be shown."""
    return nodes.emphasis("", image.get("alt") or PurePosixPath(image["uri"]).name)


def replace(image: nodes.image, words: nodes.Node) -> None:
    """Put *words* in the place of *image*, in a line or as one; a link around it is in the line."""
    shown: nodes.Element = image
    while isinstance(shown.parent, nodes.reference):
        shown = shown.parent
    if not isinstance(shown.parent, nodes.TextElement):
        line = nodes.paragraph()
        shown.replace_self(line)
        line += shown
    image.replace_self(words)


def replace_image(image: nodes.image) -> None:
    """Put words in the place of *image*: a link, if it is on another host and in no link."""
    uri = image["uri"]
    if "://" in uri and not isinstance(image.parent, nodes.reference):
        replace(image, nodes.reference("", image.get("alt") or uri, refuri=uri))
    else:
        replace(image, name_of(image))
