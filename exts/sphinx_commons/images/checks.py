"""Pictures that say nothing to who cannot see them, and pages that are too heavy with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from docutils import nodes
from sphinx.util import logging

from sphinx_commons.core.galleries import gallery_of
from sphinx_commons.core.html.pictures import is_described

from .raw_html import html_of
from .tags import IMAGE, attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Subtype = Literal["alt", "budget"]

logger = logging.getLogger(__name__)


def warn(subtype: Subtype, message: str, *args: object, location: nodes.Node | str) -> None:
    """Report *message* at *location*, a node or a docname."""
    logger.warning(message, *args, type="images", subtype=subtype, location=location)


def check_words(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``: warn of pictures without words, if the site asks for them."""
    if app.config.picture_alt_required:
        for node, name in _without_words(doctree):
            message = "no alternative text for the picture %s: say what it shows"
            warn("alt", message, name, location=_place(node))


def _place(node: nodes.Node) -> nodes.Node:
    """The nearest node above *node* that knows its line."""
    while not node.line and node.parent is not None:
        node = node.parent
    return node


def _without_words(doctree: nodes.document) -> Iterator[tuple[nodes.Node, str]]:
    for image in doctree.findall(nodes.image):
        # What is defined once is shown where it is used.
        is_definition = isinstance(image.parent, nodes.substitution_definition)
        if not is_described(image) and not is_definition:
            yield image, image.get("uri", "")
    for raw in html_of(doctree):
        for tag in IMAGE.finditer(raw.astext()):
            given = attributes_of(tag[1])
            # In HTML, empty words say that a picture shows nothing.
            if "alt" not in given and "aria-hidden" not in given:
                yield raw, given.get("src", "")


def check_weight(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of pages whose pictures are too much to load."""
    if not (most := app.config.picture_budget):
        return
    for docname, pictures in sorted(gallery_of(app).pages.items()):
        weights = sorted(((p.heaviest, name) for name, p in pictures.items()), reverse=True)
        total = sum(weight for weight, _ in weights) / 1000
        if total > most:
            message = "the pictures of this page have %d kB, more than %d; the largest is %s, %d kB"
            weight, name = weights[0]
            warn("budget", message, total, most, name, weight / 1000, location=docname)
