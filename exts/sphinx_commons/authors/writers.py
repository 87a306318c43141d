"""How nodes become HTML. Every other format has the standard nodes they are made from."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from docutils import nodes

from . import nodes as own

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.util.docutils import SphinxTranslator
    from sphinx.writers.html5 import HTML5Translator

FOLDER = "authors"  # of pictures, below the image folder of the builder
FORMATS = ("html", "latex", "text", "man", "texinfo")


def picture_folder(builder: Builder) -> str:
    """Where pictures of people are in the output folder."""
    return f"{builder.imagedir}/{FOLDER}"


def skip(self: SphinxTranslator, node: nodes.Element) -> None:
    """Write nothing of *node*."""
    raise nodes.SkipNode


def ignore(self: SphinxTranslator, node: nodes.Element) -> None:
    """Write nothing here."""


def visit_block(self: HTML5Translator, node: own.author_block) -> None:
    """Open an element without the classes that containers have by default."""
    self.body.append(self.starttag(node, node.get("tag", "div")))


def depart_block(self: HTML5Translator, node: own.author_block) -> None:
    """Close it."""
    self.body.append(f"</{node.get('tag', 'div')}>\n")


def visit_fold(self: HTML5Translator, node: own.author_fold) -> None:
    """Open a disclosure, closed at first."""
    self.body.append(self.starttag(node, "details"))
    self.body.append(f"<summary>{self.encode(node['summary'])}</summary>\n")


def depart_fold(self: HTML5Translator, node: own.author_fold) -> None:
    """Close it."""
    self.body.append("</details>\n")


def visit_time(self: HTML5Translator, node: own.author_time) -> None:
    """Open a date that machines can read."""
    self.body.append(self.starttag(node, "time", "", datetime=node["datetime"]))


def depart_time(self: HTML5Translator, node: own.author_time) -> None:
    """Close it."""
    self.body.append("</time>")


def visit_image(self: HTML5Translator, node: own.author_image) -> None:
    """An image of fixed size; screens with more pixels take the larger file."""
    folder = posixpath.join(self.builder.imgpath, FOLDER)
    source, large = (posixpath.join(folder, node[key]) for key in ("file", "large"))
    sources = {"src": source} if source == large else {"src": source, "srcset": f"{large} 2x"}
    size = str(node["size"])
    self.body.append(
        self.emptytag(
            node, "img", "", **sources, alt=node["alt"], width=size, height=size, loading="lazy"
        )
    )


def visit_data(self: HTML5Translator, node: own.author_data) -> None:
    """An empty element with a value."""
    self.body.append(self.starttag(node, "data", "", value=node["value"]) + "</data>")


def add_nodes(app: Sphinx) -> None:
    """Register the nodes of this room.

    Slots are empty wherever somebody writes a doctree that was not resolved, such as an excerpt.
    """
    nothing: Any = dict.fromkeys(FORMATS, (skip, None))
    app.add_node(own.author_slot, **nothing)
    app.add_node(own.author_block, html=(visit_block, depart_block))
    app.add_node(own.author_fold, html=(visit_fold, depart_fold))
    app.add_node(own.author_time, html=(visit_time, depart_time))
    app.add_node(own.author_image, html=(visit_image, ignore))
    app.add_node(own.author_data, html=(visit_data, ignore))
