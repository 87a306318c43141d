"""Sources and what they include, as they were when they were read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_commons.core.folders import files_below
from sphinx_commons.core.stamps import stamp

from .catalogues import catalogues_of
from .other_pages import code_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Element, document
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.core.stamps import Stamp

Presence = tuple[str, bool]


def stamps_of(env: BuildEnvironment, docname: str) -> tuple[Stamp, ...]:
    """The stamps of a document's source and of all files it depends on."""
    used = (
        *env.dependencies.get(docname, ()),
        *code_files(env, docname),
        *catalogues_of(env, docname),
    )
    includes = sorted({str(path) for path in used})
    paths = [env.doc2path(docname), *(Path(env.srcdir, path) for path in includes)]
    return tuple(stamp(path) for path in paths)


def is_changed(stamps: Iterable[Stamp]) -> bool:
    """Whether any of the files is not what it was; older counts, too."""
    return any(stamp(old[0]) != old for old in stamps)


def presence_of(env: BuildEnvironment, doctree: document) -> tuple[Presence, ...]:
    """The files that links of a page may lead to, and whether they are there.

    MyST reads a link in one way if there is such a file, and in another way if there is none.
    """
    docname, found = env.docname, set()
    for node in _local_links(doctree):
        if node.get("refdomain") == "doc":
            found.add(str(env.doc2path(node["reftarget"])))
        else:
            found.add(env.relfn2path(node["reftarget"].partition("#")[0], docname)[1])
    return tuple((path, _is_there(path)) for path in sorted(found))


def _is_there(path: str) -> bool:
    return os.path.isfile(path)  # noqa: PTH113  (as above)


def _local_links(doctree: document) -> Iterator[Element]:
    """The Markdown links that are looked up in the project."""
    for kind in (addnodes.pending_xref, addnodes.download_reference):
        yield from (node for node in doctree.findall(kind) if node.get("reftype") == "myst")


class Places:
    """What is where; asked once a build for each file, whatever the number of links to it."""

    def __init__(self) -> None:
        self.known: dict[str, bool] = {}

    def is_flipped(self, presence: Iterable[Presence]) -> bool:
        """Whether any of the files came or went."""
        return any(self._is_there(path) != there for path, there in presence)

    def _is_there(self, path: str) -> bool:
        if path not in self.known:
            self.known[path] = _is_there(path)
        return self.known[path]


def tree(folders: Iterable[Path]) -> list[Path]:
    """All files at or below *folders*, ordered."""
    found: list[Path] = []
    for folder in folders:
        found += [folder] if folder.is_file() else files_below(folder)
    return found
