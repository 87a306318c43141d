"""The ids of questions: the canonical one first, and every one that the page had before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .headings import title_text
from .nodes import question
from .slugs import kramdown_ids, unused
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterable

# Nodes that show nothing, so an answer of these alone is empty.
SILENT = (nodes.comment, nodes.target, nodes.system_message, nodes.substitution_definition)


class FinishQuestions(SphinxTransform):
    """After every other source of ids: explicit targets, and MyST's slugs of headings."""

    default_priority = 705

    def apply(self, **kwargs: Any) -> None:
        found = list(self.document.findall(question))
        if not found:
            return
        names: set[str] = set()
        for node in found:
            explicit = node["details"].qid
            node["qid"] = explicit or unused(node["slug"], names)
            names.add(node["qid"])
            self._set_anchor(node)
        self._keep_kramdown_ids()
        for node in found:
            self._check(node)
            node.insert(1, index_entry(node))

    def _set_anchor(self, node: question) -> None:
        anchor = node["qid"]
        if not self._is_free(anchor, node):
            anchor = unused(f"faq-{anchor}", self.document.ids.keys() - set(node["ids"]))
        node["ids"] = [anchor, *(name for name in node["ids"] if name != anchor)]
        self.document.ids[anchor] = node

    def _is_free(self, name: str, node: question) -> bool:
        return name in node["ids"] or name not in self.document.ids

    def _keep_kramdown_ids(self) -> None:
        sections = [s for s in self.document.findall(nodes.section) if title_text(s)]
        for section, name in zip(sections, kramdown_ids(map(source_text, sections)), strict=True):
            if name not in self.document.ids:
                section["ids"].append(name)
                self.document.ids[name] = section

    def _check(self, node: question) -> None:
        if not any(map(str.isalnum, title_text(node))):
            warn("title", "a question needs a title", location=node)
        if all(isinstance(child, SILENT) for child in node.children[1:]):
            warn("empty", "question %r has no answer", node["qid"], location=node)


def source_text(section: nodes.Element) -> str:
    """The title of a section as written, with its markup; the text where that is unknown."""
    title = section[0]
    return getattr(title, "rawsource", "") or title_text(section)


def index_entry(node: question) -> addnodes.index:
    """What puts the question into the general index."""
    # A semicolon would split the entry in two.
    text = title_text(node).replace(";", ",")
    entry = addnodes.index(entries=[("single", text, node["ids"][0], "", None)])
    entry.source, entry.line = node.source, node.line
    return entry


def content(node: question) -> Iterable[nodes.Node]:
    """What stands in the answer: not the title, not the index entry."""
    return [child for child in node.children[1:] if not isinstance(child, addnodes.index)]
