"""``faq:include``: a copy of an answer that can stand on any page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.core.scope import badge_of
from sphinx_commons.core.sentences import placed
from sphinx_commons.core.standins import put

from .anchors import content
from .fill import facts_line, link
from .headings import ancestors
from .nodes import PLACE, included_answer, question, question_include
from .noting import footnotes
from .phrases import label
from .warn import warn

if TYPE_CHECKING:
    from .domain import FaqDomain
    from .model import Question

# What has no meaning or would be said twice in a copy.
LEFT_OUT = (addnodes.index, nodes.target, nodes.comment, nodes.system_message)


class Includer:
    """Fills the includes of one document; numbers them, so that their ids differ."""

    def __init__(self, domain: FaqDomain, document: nodes.document) -> None:
        self.domain = domain
        self.document = document
        self.count = 0

    def fill(self, node: question_include) -> None:
        """Put a copy of the answer in the place of *node*."""
        around = (parent for parent in ancestors(node) if isinstance(parent, question))
        opened = frozenset(f"{parent['docname']}#{parent['ids'][0]}" for parent in around)
        put(node, self._copy(node, node, node["docname"], opened))

    def _copy(
        self,
        node: question_include,
        written: question_include,
        docname: str,
        opened: frozenset[str],
    ) -> list[nodes.Node]:
        """The copy that *node* asks for; warnings point at what is *written* on the page."""
        qid = node["qid"]
        record = self.domain.find_for(qid, written)
        if record is None:
            message = "include: unknown question %r%s"
            warn("unknown", message, qid, self.domain.hint(qid), location=written)
            return []
        if record.key in opened:
            warn("include", "question %r includes itself", qid, location=written)
            return []
        copies = self._content(record, docname)
        box = included_answer("", *copies, classes=["faq-included"])
        for inner in list(box.findall(question_include)):
            put(inner, self._copy(inner, written, docname, opened | {record.key}))
        if badge := badge_of(self.domain.env, record.details.applies_to, docname):
            box.insert(0, badge)
        box += self._source_line(record, docname)
        return [box]

    def _source_line(self, record: Question, docname: str) -> nodes.paragraph:
        text = label(self.domain.env.config, "from")
        origin = nodes.inline("", "", *placed(text, {"link": [link(record, docname)]}))
        line = facts_line(self.domain, record, docname, origin)
        assert line is not None
        return line

    def _content(self, record: Question, docname: str) -> list[nodes.Node]:
        page = self.domain.env.get_doctree(record.docname)
        source = next(n for n in page.findall(question) if n["ids"][0] == record.anchor)
        holder = nodes.container("", *(child.deepcopy() for child in content(source)))
        self._add_footnotes(holder, footnotes(page))
        for kind in LEFT_OUT:
            for left_out in list(holder.findall(kind)):
                left_out.parent.remove(left_out)
        self.count += 1
        adapt(holder, page, record.docname, docname, f"included-{self.count}-")
        for section in list(holder.findall(nodes.section)):
            section.replace_self(flat(section))
        return holder.children

    def _add_footnotes(self, holder: nodes.container, notes: dict[str, nodes.Element]) -> None:
        kinds = (nodes.footnote_reference, nodes.citation_reference)
        wanted = [r.get("refid", "") for kind in kinds for r in holder.findall(kind)]
        for name in dict.fromkeys(wanted):
            if name in notes:
                holder += notes[name].deepcopy()


def flat(section: nodes.Element) -> list[nodes.Node]:
    """The content of a section below a heading that opens no section."""
    title = section[0]
    rubric = nodes.rubric("", "", *title.children, ids=section["ids"])
    return [rubric, *section.children[1:]]


def adapt(
    holder: nodes.Element, page: nodes.document, source: str, docname: str, prefix: str
) -> None:
    """Make the copy from the page *source* fit the page *docname*.

    Ids begin with *prefix*; links inside the copy stay inside, others go where they went.
    """
    inside = {name for node in holder.findall(nodes.Element) for name in node["ids"]}
    for node in list(holder.findall(nodes.Element)):
        node["names"] = []
        node["ids"] = [prefix + name for name in node["ids"]]
        if "backrefs" in node:
            node["backrefs"] = [prefix + name for name in node["backrefs"] if name in inside]
        if isinstance(node, addnodes.pending_xref):
            _adapt_reference(node, page, source, docname)
        elif "refid" in node and node["refid"] in inside:
            node["refid"] = prefix + node["refid"]
        elif "refid" in node and source != docname:
            node.replace_self(_place(node["refid"], node.children, source, docname))


def _adapt_reference(
    node: addnodes.pending_xref, page: nodes.document, source: str, docname: str
) -> None:
    if local := node.get("reflocalid"):
        text = node.children if node.astext() else _title_of(page, local)
        node.replace_self(_place(local, text, source, docname))
        return
    if node.get("refdomain") == "std" and node.get("reftype") == "doc":
        node["reftarget"] = "/" + docname_join(source, node["reftarget"])
    node["refdoc"] = docname


def _title_of(page: nodes.document, name: str) -> list[nodes.Node]:
    for section in page.findall(nodes.section):
        if name in section["ids"]:
            return [nodes.inline("", plain_text(section[0], pictures=True))]
    return [nodes.inline("", name)]


def _place(
    anchor: str, children: list[nodes.Node], source: str, docname: str
) -> addnodes.pending_xref:
    """A link to *anchor* of the page *source*."""
    content_ = nodes.inline("", "", *(child.deepcopy() for child in children))
    return addnodes.pending_xref(
        "", content_, refdomain="faq", reftype=PLACE, reftarget=f"{source}#{anchor}",
        refdoc=docname, refexplicit=True, refwarn=True,
    )  # fmt: skip
