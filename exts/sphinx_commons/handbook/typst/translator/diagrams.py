"""Diagrams of ``sphinx.ext.graphviz``, drawn where Graphviz is installed."""

from __future__ import annotations

import shutil
from inspect import signature
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ...warn import warn
from .. import typ
from .code import CodeVisitors
from .images import ImageVisitors
from .inline import InlineVisitors

if TYPE_CHECKING:
    from pathlib import Path

# Where extensions keep what their drawings are made from.
SOURCES = ("code", "uml", "source", "diagram")


class DiagramVisitors(CodeVisitors, ImageVisitors, InlineVisitors):
    """A diagram that cannot be drawn is shown as its source."""

    def visit_graphviz(self, node: nodes.Element) -> None:
        code = str(node["code"] if "code" in node else self._inheritance(node))
        drawing = self._drawing(node, code)
        inline = self._in_line(node)
        if not inline:
            self.statement(node)
        if drawing is None:
            if inline:
                self.literal(code, node)
            else:
                self.write_source(code, "dot", node)
            raise nodes.SkipNode
        self.volume.pictures[str(drawing)] = drawing.name
        path = f"/images/{drawing.name}"
        self.volume.picture_places.setdefault(path, self.place(node))
        place = f", place: {typ.string(node['align'])}" if "align" in node else ""
        place = ", inline: true" if inline else place
        self.add(
            f"picture({typ.string(path)}, alt: {typ.words(self._words(node, code))}{place});\n"
        )
        raise nodes.SkipNode

    def unknown_visit(self, node: nodes.Node) -> None:
        """Keep the text of a node; where it is a drawing that nobody knows, that is its source."""
        super().unknown_visit(node)
        if not isinstance(node, nodes.Element) or node.children:
            return
        sources = (node.get(name) for name in SOURCES)
        if source := next((text for text in sources if isinstance(text, str)), ""):
            if self._in_line(node):
                self.literal(source, node)
            else:
                self.statement(node)
                self.write_source(source, "text", node)
            raise nodes.SkipNode

    def _inheritance(self, node: nodes.Element) -> str:
        """The source of a diagram of classes."""
        generate = node["graph"].generate_dot
        # Sphinx hands on the environment; extensions that replace the method want the settings.
        known = {"env": self.volume.env, "config": self.config}
        given = {name: known[name] for name in signature(generate).parameters if name in known}
        return str(generate("inheritance", {}, **given))

    def _drawing(self, node: nodes.Element, code: str) -> Path | None:
        """The file of the drawing, ``None`` where there is none."""
        from sphinx.ext.graphviz import GraphvizError, render_dot

        options: dict[str, Any] = dict(node.get("options", {}))
        program = options.get("graphviz_dot", self.config.graphviz_dot)
        if not shutil.which(program):
            return None
        try:
            _name, file = render_dot(self, code, options, "svg", filename=node.get("filename"))  # type: ignore[arg-type]
        except GraphvizError as error:
            warn("image", "diagram is shown as its source: %s", error, location=self.place(node))
            return None
        return file

    def _words(self, node: nodes.Element, code: str) -> str:
        """What is read aloud: the alternative text, else the caption, else the source."""
        if alt := node.get("alt"):
            return str(alt)
        if isinstance(node.parent, nodes.figure):
            for caption in node.parent.findall(nodes.caption):
                return caption.astext()
        warn("image_alt", "diagram without alternative text", location=self.place(node))
        return code
