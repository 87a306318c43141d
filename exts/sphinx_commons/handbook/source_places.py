"""Where a node of a book was read from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from .warn import Place


def place_of(env: BuildEnvironment, node: nodes.Node, docname: str) -> Place:
    """Where *node* of the document is, or the nearest node above that has a line.

    That is the document and the line in it, or ``file:line`` where an included file or a docstring
    is what was read.
    """
    current: nodes.Node | None = node
    while current is not None and (current.line is None or is_translated(current)):
        current = current.parent
    if current is None:
        return docname, None
    source = current.source
    if not source or source == str(env.doc2path(docname)):
        return docname, current.line
    if source.startswith("<"):
        return docname, None
    return f"{Path(source).resolve()}:{current.line}"


def is_translated(node: nodes.Node) -> bool:
    """Whether *node* was read from a catalogue, where its line is no line of a file."""
    return (node.source or "").endswith(":<translated>")


def docname_of(node: nodes.Node) -> str:
    """The document that *node* stands in, empty where it stands in none."""
    above = node.parent
    while above is not None and not isinstance(above, addnodes.start_of_file):
        above = above.parent
    return str(above["docname"]) if above is not None else ""
