"""Where sources and pages are: found with texts, and each made a path once.

A path object takes ten times as long as a text, and Sphinx makes a dozen of them for each page.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.project import EXCLUDE_PATHS, Project
from sphinx.util.matching import get_matching_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

# Where a project keeps its files. Where a name is gone, Sphinx's own class stays.
TABLES = ("_path_to_docname", "_docname_to_path", "_first_source_suffix")


class Sources(Project):
    """Sphinx's project; its tables only have what does not follow from the names of documents."""

    def __init__(self, srcdir: str | os.PathLike[str], source_suffix: Iterable[str]) -> None:
        super().__init__(srcdir, source_suffix)
        self.paths: dict[str, Any] = {}

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find all documents; Sphinx itself where it has something to warn of."""
        self.paths = {}
        excluded, included = list(exclude_paths), list(include_paths)
        found: dict[str, str] = {}
        for name in get_matching_files(self.srcdir, included, [*excluded, *EXCLUDE_PATHS]):
            if docname := self._docname(name):
                if docname in found or not os.access(f"{self.srcdir}/{name}", os.R_OK):
                    return super().discover(excluded, included)
                found[docname] = name
        self.docnames.clear()
        self.docnames.update(found)
        self._path_to_docname.clear()
        self._docname_to_path.clear()
        usual = self._first_source_suffix
        self._docname_to_path.update({d: Path(n) for d, n in found.items() if n != d + usual})
        return self.docnames

    def _docname(self, name: str) -> str:
        suffix = next((s for s in self.source_suffix if name.endswith(s)), None)
        return "" if suffix is None else name.removesuffix(suffix)

    def file(self, docname: str) -> str:
        """The file of a document as text."""
        name = self._docname_to_path.get(docname, f"{docname}{self._first_source_suffix}")
        return f"{self.srcdir}/{name}"

    def doc2path(self, docname: str, absolute: bool) -> Any:
        """The file of a document."""
        if not absolute:
            return super().doc2path(docname, absolute)
        if docname not in self.paths:
            self.paths[docname] = super().doc2path(docname, absolute)
        return self.paths[docname]

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "paths": {}}


def connect(app: Sphinx) -> None:
    """Find sources in this way from the start."""
    app.connect("builder-inited", find_quickly)


def find_quickly(app: Sphinx) -> None:
    """``builder-inited``: put it in the place of Sphinx's own, and remember where pages are."""
    project, builder = app.project, app.builder
    if type(project) is Project and all(hasattr(project, name) for name in TABLES):
        sources = Sources(project.srcdir, project.source_suffix)
        sources.restore(project)
        app.project = app.env.project = sources
    if isinstance(builder, StandaloneHTMLBuilder) and hasattr(builder, "get_output_path"):
        setattr(builder, "get_output_path", cache(builder.get_output_path))  # noqa: B010
