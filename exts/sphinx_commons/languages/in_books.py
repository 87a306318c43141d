"""Pages in one file with others, as in a book: those that nobody translated say so there too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_commons.core.editions import source_language
from sphinx_commons.core.locales import language_name

from . import phrases
from .domain import LanguageDomain

if TYPE_CHECKING:
    from collections.abc import Iterator


class MarkUntranslated(SphinxPostTransform):
    """The text has its language, by which it is divided and read aloud, and a notice above it.

    Chapters with a translation that stand below such a page are not touched.
    """

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        names = LanguageDomain.of(self.env).untranslated
        files = list(self.document.findall(addnodes.start_of_file))
        for file in files:
            if file["docname"] in names:
                self._mark(file)

    def _mark(self, file: nodes.Element) -> None:
        code = source_language(self.config)
        for node in list(_texts(file)):
            node["classes"].append(f"language-{code.replace('_', '-')}")
        name = language_name(code, self.config.language) or self.config.languages[code]
        notice = nodes.paragraph("", "", nodes.emphasis("", phrases.untranslated(name)))
        section = next((child for child in file if isinstance(child, nodes.section)), None)
        if section is not None:
            title = section.first_child_matching_class(nodes.title)
            section.insert(0 if title is None else title + 1, notice)


def _texts(node: nodes.Element) -> Iterator[nodes.TextElement]:
    """The elements with words of a page, those of pages inside it aside."""
    for child in node.children:
        if isinstance(child, nodes.TextElement):
            yield child
        elif isinstance(child, nodes.Element) and not isinstance(child, addnodes.start_of_file):
            yield from _texts(child)
