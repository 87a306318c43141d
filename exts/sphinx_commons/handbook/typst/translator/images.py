"""Images, figures, captions."""

from __future__ import annotations

from pathlib import PurePosixPath

from docutils import nodes

from ... import problems
from ...picture_words import alternative_of
from .. import typ
from .base import BaseTranslator


class ImageVisitors(BaseTranslator):
    """Every image has alternative text; remote ones become boxed links."""

    def visit_image(self, node: nodes.image) -> None:
        uri = node["uri"]
        alt = node.get("alt", "")
        self.note_characters(alt, node)
        if "://" in uri:
            self._remote(node, uri, alt)
        elif uri not in self.volume.pictures:
            if "*" not in uri:  # Sphinx warned of one that is in no format for this builder
                problems.absent_picture(self.volume, uri, self.place(node))
            self.add(f"no-image({typ.words(alt or PurePosixPath(uri).name)});")
        else:
            self._local(node, self.volume.pictures[uri])
        raise nodes.SkipNode

    def _remote(self, node: nodes.image, uri: str, alt: str) -> None:
        problems.remote_picture(uri, self.place(node))
        if isinstance(node.parent, nodes.reference):  # the link is what the page made it
            self.add(f"no-image({typ.words(alt or uri)});")
        else:
            self.add(f"remote-image({typ.string(uri)}, {typ.words(alt or uri)});")

    def _local(self, node: nodes.image, name: str) -> None:
        path = f"/images/{name}"
        self.volume.picture_places.setdefault(path, self.place(node))
        options = {
            "alt": typ.words(alternative_of(node, self.place(node))),
            "width": typ.length(str(node.get("width", ""))) or "auto",
            "height": typ.length(str(node.get("height", ""))) or "auto",
            "scaling": f"{int(node.get('scale', 100))}%",
            "place": typ.string(node.get("align", "")),
            "inline": typ.value(self._in_line(node)),
        }
        defaults = {
            "width": "auto",
            "height": "auto",
            "scaling": "100%",
            "place": '""',
            "inline": "false",
        }
        given = "".join(
            f", {key}: {code}" for key, code in options.items() if defaults.get(key) != code
        )
        self.add(f"picture({typ.string(path)}{given});")

    def _in_line(self, node: nodes.Element) -> bool:
        """Whether the picture stands among words."""
        parent = node.parent
        if isinstance(parent, nodes.reference):
            parent = parent.parent
        return isinstance(parent, nodes.TextElement) and any(
            text.strip() for text in parent.findall(nodes.Text)
        )

    # Figures, and captions of tables and code

    def number_of(self, node: nodes.Element, kind: str) -> str:
        """``Fig. 2`` as the website numbers it, or nothing."""
        numbers = self.volume.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        for anchor in node["ids"]:
            if anchor in numbers:
                number = ".".join(map(str, numbers[anchor]))
                return str(self.config.numfig_format.get(kind, "%s")) % number
        return ""

    def open_captioned(
        self, node: nodes.Element, kind: str, caption: nodes.Element | None, options: str = ""
    ) -> None:
        """Begin a figure; its ids become labels of the whole."""
        self.statement(node)
        self.add(f"captioned({typ.string(kind)}, {options}")
        if number := self.number_of(node, kind):
            self.add(f"number: {typ.words(number)}, ")
        if caption is not None:
            self.add("caption: ")
            self.add(self.capture(caption))
            self.add(", ")
        legend = next((child for child in node if isinstance(child, nodes.legend)), None)
        if legend is not None:
            self.add("legend: ")
            self.add(self.capture(legend))
            self.add(", ")
        self.open()

    def visit_figure(self, node: nodes.figure) -> None:
        caption = next((child for child in node if isinstance(child, nodes.caption)), None)
        self.open_captioned(node, "figure", caption)

    def depart_figure(self, node: nodes.figure) -> None:
        self.close(")\n")

    def visit_caption(self, node: nodes.caption) -> None:
        raise nodes.SkipNode  # written by the figure that holds it

    def visit_legend(self, node: nodes.legend) -> None:
        raise nodes.SkipNode
