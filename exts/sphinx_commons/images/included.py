"""Links and images of files that pages include, where they stand beside the included file."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .raw_html import html_of, name_pictures

if TYPE_CHECKING:
    from collections.abc import Iterator


class FindBesideIncluded(SphinxTransform):
    """Have a link or an image of an included file mean what it means in that file.

    MyST does so for paths that begin as the option ``relative-docs`` says. What is found from the
    page comes first, and only files below the folder of the included file or of the sources count.
    """

    default_priority = 99  # Before URLs are decoded and files are looked for.

    def apply(self, **kwargs: object) -> None:
        for link in list(self.document.findall(addnodes.pending_xref)):
            is_path = link.get("reftype") == "myst" and not link.get("refdomain")
            if is_path and (found := self._found(link, link["reftarget"].partition("#")[0])):
                self._lead_to(link, found)
        for image in self.document.findall(nodes.image):
            if found := self._found(image, image.get("uri", "")):
                image["uri"] = self._from_page(found)
        for raw in list(html_of(self.document)):
            name_pictures(self.env, raw, partial(self._name, raw))

    def _name(self, node: nodes.Element, path: str) -> str:
        """The name from the page of the file *path* beside the included file; none if it is not."""
        found = self._found(node, path)
        return self._from_page(found) if found else ""

    def _found(self, node: nodes.Element, path: str) -> Path | None:
        """The file *path* beside the included file in which *node* stands."""
        page = Path(self.env.doc2path(self.env.docname))
        included = Path(next(sources(node), page))
        name = unquote(path)
        is_address = "://" in name or name.startswith(("/", "data:"))
        if included == page or not name or "\0" in name or is_address:
            return None
        if any((page.parent / spelled).is_file() for spelled in (path, name)):
            return None
        found = Path(os.path.normpath(included.parent / name))
        roots = (self.env.srcdir, included.parent)
        return found if any(map(found.is_relative_to, roots)) and found.is_file() else None

    def _from_page(self, file: Path) -> str:
        folder = Path(self.env.doc2path(self.env.docname)).parent
        return Path(os.path.relpath(file, folder)).as_posix()

    def _lead_to(self, link: addnodes.pending_xref, file: Path) -> None:
        """Make of *link* what MyST makes of one that it finds."""
        docname = self.env.path2doc(str(file))
        if docname in self.env.found_docs:
            part = link["reftarget"].partition("#")[2]
            link["refdomain"], link["reftarget"], link["reftargetid"] = "doc", docname, part or None
            return
        wanted = {**link.attributes, "reftarget": self._from_page(file)}
        link.replace_self(addnodes.download_reference("", "", *link.children, **wanted))


def sources(node: nodes.Node | None) -> Iterator[str]:
    """The files that *node* and what it stands in come from, the nearest first."""
    while node is not None:
        if node.source:
            yield node.source
        node = node.parent
