"""Pages with ``faq: true``: sections whose title is a question become questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.front_matter import page_meta

from .model import Details
from .nodes import question
from .sections import swap
from .slugs import is_question, slugify
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterator


class MarkQuestions(SphinxTransform):
    """Before translation, so that ids and the question mark are those of the source."""

    default_priority = 10

    def apply(self, **kwargs: Any) -> None:
        if not self._is_wanted():
            return
        for section in self._questions():
            node = swap(section, question(), self.document)
            node["details"] = Details()
            # A translation has the ids of the page that it translates.
            node["slug"] = slugify(node.get("source_title") or title_text(node))
            node["docname"] = self.env.docname
            hoist_directives(node)
        if next(self.document.findall(question), None) is None:
            self._warn_of_none()

    def _is_wanted(self) -> bool:
        meta = page_meta(self.env, self.env.docname)
        return bool(meta and meta.faq)

    def _questions(self) -> list[nodes.section]:
        """The sections that ask; not the page itself where its title asks above others."""
        asking = [s for s in self.document.findall(nodes.section) if self._asks(s)]
        if asking and asking[0].parent is self.document and has_more(asking[0], asking[1:]):
            return asking[1:]
        return asking

    def _asks(self, section: nodes.section) -> bool:
        return not isinstance(section, question) and is_question(title_text(section))

    def _warn_of_none(self) -> None:
        docname = self.env.docname
        meta = page_meta(self.env, docname)
        message = "the page says 'faq: true' but no heading ends with '?'"
        warn("no_questions", message, location=(docname, meta.line("faq") if meta else 1))


def title_text(section: nodes.Element) -> str:
    """The text of a section's title, without images and notes; empty where there is none."""
    title = section[0] if section.children else None
    return plain_text(title) if isinstance(title, nodes.title) else ""


def has_more(section: nodes.section, asking: list[nodes.section]) -> bool:
    """Whether other questions stand inside *section*, written either way."""
    if next(section.findall(question), None) is not None:
        return True
    return any(section in ancestors(other) for other in asking)


def ancestors(node: nodes.Node) -> Iterator[nodes.Node]:
    """The parents of *node*, the nearest first."""
    while (parent := node.parent) is not None:
        yield parent
        node = parent


def hoist_directives(node: question) -> None:
    """End the answer where the next question starts: one written as a directive stands beside."""
    for index, child in enumerate(node.children):
        if isinstance(child, question):
            while isinstance(node[index - 1], nodes.target):
                index -= 1
            rest = node.children[index:]
            del node[index:]
            place = node.parent.index(node) + 1
            node.parent[place:place] = rest
            return
