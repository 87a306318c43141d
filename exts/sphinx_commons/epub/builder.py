"""The builder ``epub``: Sphinx's own, with pages and lists of files that are valid."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util import logging

from sphinx_commons.core.html.lowering import lower_html
from sphinx_commons.core.html.pictures import replace_image

from .binding import bind
from .contents import in_steps

logger = logging.getLogger(__name__)

# What `lower_html` leaves for each kind of book to show.
SHOWN: dict[str, nodes.Node] = {
    "line-break": nodes.raw("", "<br />", format="html"),
    "task-done": nodes.Text("\N{BALLOT BOX WITH CHECK} "),
    "task-open": nodes.Text("\N{BALLOT BOX} "),
}


class EpubBuilder(Epub3Builder):
    """Writes an EPUB that is valid."""

    # Sphinx fetches pictures from other hosts for the others.
    supported_remote_images = True

    def write_doc_serialized(self, docname: str, doctree: nodes.document) -> None:
        """Take care of what was written for a website, before pictures are gathered."""
        lower_html(doctree)
        for node in list(doctree.findall(nodes.inline)):
            if (classes := node["classes"]) and (shown := SHOWN.get(classes[0])):
                node.parent.replace(node, shown.copy())
        for image in list(doctree.findall(nodes.image)):
            uri = image["uri"]
            if "://" in uri or not (uri in self.env.images or uri.startswith("data:")):
                self._find(docname, image)
        super().write_doc_serialized(docname, doctree)

    def _find(self, docname: str, image: nodes.image) -> None:
        """Have an *image* of HTML written by hand in the book, or say what it shows."""
        uri = image["uri"]
        remote = "://" in uri
        name, file = self.env.relfn2path(unquote(uri), docname)
        if not remote and (name in self.env.images or self._is_picture(Path(file))):
            self.env.images.add_file(docname, name)
            image["uri"], image["candidates"] = name, {"*": name}
            return
        message = "remote image is not fetched: %s" if remote else "image is not in the book: %s"
        place = (docname, image.line)
        logger.warning(message, uri, location=place, type="epub", subtype="image")
        replace_image(image)

    def _is_picture(self, file: Path) -> bool:
        """Whether *file* is a picture among the sources; pages show no other files."""
        try:
            found = file.resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            return False
        kind = self.media_types.get(file.suffix, "")
        return kind.startswith("image/") and found.is_relative_to(Path(self.srcdir).resolve())

    def handle_page(self, pagename: str, *args: Any, **kwargs: Any) -> None:
        """Write a page, but not the one that a server shows for missing ones."""
        if pagename != getattr(self.config, "notfound_pagename", "404"):
            super().handle_page(pagename, *args, **kwargs)

    def build_navlist(self, navnodes: list[dict[str, Any]]) -> list[Any]:
        """The table of contents, each entry at most one step below the former."""
        return super().build_navlist(self._shown(navnodes))

    def build_navpoints(self, nodes: list[dict[str, Any]]) -> list[Any]:
        """The same for older readers."""
        return super().build_navpoints(self._shown(nodes))

    def _shown(self, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """*entries* without those that Sphinx skips, which would leave a gap between levels."""
        deepest, skipped = self.config.epub_tocdepth, self.ignored_files
        wanted = (entry for entry in entries if entry["level"] <= deepest)
        return in_steps([e for e in wanted if e["refuri"].partition("#")[0] not in skipped])

    def build_epub(self) -> None:
        """Mend all files, then write the book."""
        bind(Path(self.outdir), self.files, self.config.html_baseurl)
        super().build_epub()
