"""One look at the whole tree before it is written: ids, footnotes, index targets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class Scan:
    """Facts that a visitor needs before the nodes that hold them are met.

    Keys are ``docname#id``.
    """

    ids: set[str] = field(default_factory=set)
    footnotes: dict[str, nodes.footnote] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, document: nodes.document) -> Scan:
        scan = cls()
        for docname, node in _elements(document, str(document.get("docname", ""))):
            ids: list[str] = node.get("ids", [])
            names = [f"{docname}#{anchor}" for anchor in ids]
            if isinstance(node, nodes.footnote):
                scan.footnotes.update(dict.fromkeys(names, node))
            else:
                scan.ids.update(names)
            if isinstance(node, nodes.footnote_reference) and "refid" in node:
                scan.cited.add(f"{docname}#{node['refid']}")
        return scan

    def is_cited(self, docname: str, footnote: nodes.footnote) -> bool:
        """Whether a reference prints *footnote* at the foot of its page."""
        return any(f"{docname}#{anchor}" in self.cited for anchor in footnote["ids"])


def _elements(node: nodes.Element, docname: str) -> Iterator[tuple[str, nodes.Element]]:
    """Every element with the document it comes from."""
    stack: list[tuple[str, nodes.Element]] = [(docname, node)]
    while stack:
        docname, current = stack.pop()
        if isinstance(current, addnodes.start_of_file):
            docname = current["docname"]
        yield docname, current
        stack.extend(
            (docname, child)
            for child in reversed(current.children)
            if isinstance(child, nodes.Element)
        )
