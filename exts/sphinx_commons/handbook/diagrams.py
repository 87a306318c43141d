"""Diagrams of ``sphinx.ext.graphviz`` as pictures of a book, where Graphviz is installed."""

from __future__ import annotations

import shutil
from inspect import signature
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from docutils import nodes

from .source_places import docname_of, place_of
from .warn import warn

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.builders import Builder

    from .volume import Volume


def draw_diagrams(volume: Volume, builder: Builder) -> None:
    """Put a picture in the place of each diagram; one that cannot be drawn is its source."""
    for node in [node for node in volume.tree.findall(nodes.Element) if is_diagram(node)]:
        if (code := _code(volume, node)) is None:
            node.parent.remove(node)
            continue
        drawing = _drawing(volume, builder, node, code)
        shown: nodes.Element
        if drawing is not None:
            volume.pictures[str(drawing)] = drawing.name
            shown = nodes.image(uri=str(drawing), alt=_words(volume, node, code))
            if "align" in node:
                shown["align"] = node["align"]
        elif isinstance(node.parent, nodes.TextElement):
            shown = nodes.literal(code, code)
        else:
            shown = nodes.literal_block(code, code, language="dot")
        shown["ids"], shown.source, shown.line = node["ids"], node.source, node.line
        node.replace_self(shown)


def is_diagram(node: nodes.Element) -> bool:
    """Whether Sphinx has *node* drawn by Graphviz."""
    return any(kind.__name__ == "graphviz" for kind in type(node).__mro__)


def _code(volume: Volume, node: nodes.Element) -> str | None:
    """The source of a diagram, ``None`` where it cannot be made."""
    if "code" in node:
        return str(node["code"])
    try:
        return _inheritance(volume, node)
    except Exception as error:
        place = place_of(volume.env, node, docname_of(node))
        warn("image", "diagram is left out: %s", error, location=place)
        return None


def _inheritance(volume: Volume, node: nodes.Element) -> str:
    """The source of a diagram of classes."""
    graph = node["graph"]
    # What extensions put in the place of the public method fails with Sphinx 9.
    generate = getattr(graph, "_generate_dot", graph.generate_dot)
    known = {"env": volume.env, "config": volume.config}
    given = {name: known[name] for name in signature(generate).parameters if name in known}
    return str(generate("inheritance", {}, **given))


def _drawing(volume: Volume, builder: Builder, node: nodes.Element, code: str) -> Path | None:
    """The file of the drawing, ``None`` where there is none."""
    from sphinx.ext.graphviz import GraphvizError, render_dot

    options: dict[str, Any] = dict(node.get("options", {}))
    program = options.get("graphviz_dot", volume.config.graphviz_dot)
    if not shutil.which(program):
        return None
    asking: Any = SimpleNamespace(builder=builder, config=volume.config)
    try:
        _name, file = render_dot(asking, code, options, "svg", filename=node.get("filename"))
    except GraphvizError as error:
        place = place_of(volume.env, node, docname_of(node))
        warn("image", "diagram is shown as its source: %s", error, location=place)
        return None
    return file


def _words(volume: Volume, node: nodes.Element, code: str) -> str:
    """What is read aloud: the alternative text, else the caption, else the source."""
    if alt := node.get("alt"):
        return str(alt)
    if isinstance(node.parent, nodes.figure):
        for caption in node.parent.findall(nodes.caption):
            return caption.astext()
    place = place_of(volume.env, node, docname_of(node))
    warn("image_alt", "diagram without alternative text", location=place)
    return code
