"""Posts that are sections of a page, as ABlog has them: a page with several directives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_commons.core.clock import now
from sphinx_commons.front_matter import page_meta

from . import adapter

if TYPE_CHECKING:
    from docutils.nodes import Element, document

    from sphinx_commons.front_matter import PageMeta


NUMBER = "number"  # of a directive in its page


class Place(NamedTuple):
    """A post of a page: what its directive says, its node, and its section if it is one."""

    meta: PageMeta
    node: Element | None
    section: nodes.section | None


def places(doctree: document, meta: PageMeta, *, always: bool) -> list[Place]:
    """The posts of a page; with *always* a lone one below a heading of its own is a section."""
    found = adapter.post_nodes(doctree)
    if not found:
        return [Place(meta, None, None)]
    many, metas = always or len(found) > 1 or meta.more_posts, (meta, *meta.more_posts)
    for number, node in enumerate(found):
        node.setdefault(NUMBER, number)  # Later some of them may be gone.
    return [
        Place(metas[node[NUMBER]], node, section_of(node) if many else None)
        for node in found
        if node[NUMBER] < len(metas)
    ]


def section_of(node: Element) -> nodes.section | None:
    """The section that *node* stands in, below the title of the page."""
    above = node.parent
    while above is not None and not isinstance(above, nodes.section):
        above = above.parent
    is_page = above is None or isinstance(above.parent, nodes.document)
    return None if is_page else above


class DropFutureSections(SphinxTransform):
    """Leave no trace of a section that is a post of the future."""

    default_priority = 210  # before domains note what can be linked (850)

    def apply(self, **kwargs: object) -> None:
        meta = page_meta(self.env, self.env.docname)
        if meta is None or self.config.front_matter_show_drafts:
            return
        for place in places(self.document, meta, always=self.config.post_always_section):
            date = place.meta.date
            if place.section is not None and date is not None and date.instant > now():
                _drop(self.document, place.section)


def _drop(doctree: document, section: nodes.section) -> None:
    gone = {name for part in section.findall(nodes.Element) for name in part["ids"]}
    for name, id_ in list(doctree.nameids.items()):
        if id_ in gone:
            del doctree.nameids[name], doctree.nametypes[name]
    section.parent.remove(section)
