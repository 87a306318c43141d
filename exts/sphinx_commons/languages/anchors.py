"""Headings of a translation have the anchors of the page that it translates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_commons.core.markdown import is_markdown

from .domain import LanguageDomain
from .headings import read_headings
from .sources import source_file

if TYPE_CHECKING:
    from .headings import Heading


class TakeAnchors(SphinxTransform):
    """Before headings become questions, whose ids follow from the title of the source.

    The nth heading takes the anchors of the nth where both pages have headings of the same levels;
    its own stay with it.
    """

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        docname = self.env.docname
        source = source_file(self.env, docname)
        if docname not in LanguageDomain.of(self.env).files or not source:
            return
        path = Path(self.env.srcdir, source)
        config = getattr(self.env, "myst_config", None)
        if config is None or not is_markdown(path, self.env):
            return
        headings = read_headings(path.read_text(encoding="utf-8-sig", errors="replace"), config)
        found = self.document.findall(nodes.section)
        # Questions that are written as directives are sections of a kind of their own.
        sections = [node for node in found if type(node) is nodes.section]
        if [heading.depth for heading in headings] == [_depth(node) for node in sections]:
            for heading, section in zip(headings, sections, strict=True):
                self._take(heading, section, docname)

    def _take(self, heading: Heading, section: nodes.section, docname: str) -> None:
        # The default id of a question is made of its title.
        section["source_title"] = heading.title
        if heading.id and heading.id not in self.document.ids:
            section["ids"].insert(0, heading.id)
            self.document.ids[heading.id] = section
        if heading.slug:
            section["slug"] = heading.slug
            slugs = self.env.metadata[docname].setdefault("myst_slugs", {})
            slugs[heading.slug] = (section.line, section["ids"][0], section[0].astext())


def _depth(node: nodes.Node) -> int:
    """How many sections a section is in, itself counted."""
    count = 0
    while node is not None:
        count += type(node) is nodes.section
        node = node.parent
    return count
