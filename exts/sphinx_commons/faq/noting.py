"""From a read page to records: its questions, their credits, and what it shows of others."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from sphinx_commons.front_matter import Credit, note_credit, note_tags, page_meta

from .anchors import content
from .headings import title_text
from .model import Details, Question
from .nodes import question, question_include, question_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import PageMeta


def note_page(env: BuildEnvironment, docname: str, document: nodes.document) -> list[Question]:
    """The questions of *document*, whose credits and tags are noted."""
    meta = page_meta(env, docname)
    notes = footnotes(document)
    found = document.findall(question)
    records = [record_of(node, place, meta, notes) for place, node in enumerate(found)]
    for record in records:
        note_tags(env, docname, record.own.tags)
        for person in record.details.authors:
            note_credit(env, _credit(record, person, meta))
    return records


def uses_of(document: nodes.document) -> list[tuple[str, Any]]:
    """What a page shows of questions, each once; its references must be final."""
    return list(dict.fromkeys(_uses(document)))


def name_for_myst(env: BuildEnvironment, docname: str, document: nodes.document) -> None:
    """Make ``[text](page.md#anchor)`` work for every anchor of a question, as for headings."""
    slugs = env.metadata[docname].setdefault("myst_slugs", {})
    for node in document.findall(question):
        for name in node["ids"]:
            slugs.setdefault(name, (node.line, node["ids"][0], title_text(node)))


def record_of(
    node: question, place: int, meta: PageMeta | None, notes: dict[str, nodes.Element]
) -> Question:
    """What is known of the question *node*; its page speaks where it is silent."""
    own: Details = node["details"]
    return Question(
        qid=node["qid"],
        title=" ".join(title_text(node).split()),
        docname=node["docname"],
        place=place,
        line=node.line or 1,
        anchors=tuple(node["ids"]),
        own=own,
        details=_completed(own, meta) if meta else own,
        unlisted=bool(meta and meta.unlisted),
        digest=_digest(node, notes),
    )


def _completed(own: Details, meta: PageMeta) -> Details:
    return replace(
        own,
        tags=own.tags or meta.tags,
        authors=own.authors or meta.authors,
        reviewed=own.reviewed or meta.reviewed,
        owner=own.owner or meta.owner,
        applies_to=own.applies_to or meta.applies_to,
    )


def _credit(record: Question, person: str, meta: PageMeta | None) -> Credit:
    return Credit(
        person=person,
        role="author",
        kind="question",
        docname=record.docname,
        anchor=record.anchor,
        title=record.title,
        date=record.details.reviewed,
        line=record.line if record.own.authors or meta is None else meta.line("authors"),
    )


def footnotes(document: nodes.document) -> dict[str, nodes.Element]:
    """The footnotes and citations of a page by id."""
    found: dict[str, nodes.Element] = {}
    for node in document.findall(nodes.Element):
        if isinstance(node, (nodes.footnote, nodes.citation)):
            found.update(dict.fromkeys(node["ids"], node))
    return found


def _digest(node: question, notes: dict[str, nodes.Element]) -> str:
    references = node.findall(nodes.footnote_reference)
    named = [notes[name] for r in references if (name := r.get("refid", "")) in notes]
    text = "\n".join(part.pformat() for part in (*content(node), *named))
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _uses(document: nodes.document) -> Iterator[tuple[str, Any]]:
    """What the page shows of questions: ``(kind, what is wanted)``."""
    for node in document.findall(nodes.Element):
        if isinstance(node, question_list):
            yield "list", tuple(sorted(node["filters"].items()))
        elif isinstance(node, question_include):
            yield "include", node["qid"]
        elif isinstance(node, addnodes.pending_xref) and node.get("reftargetid"):
            yield "place", f"{node['reftarget']}#{node['reftargetid']}"
        elif isinstance(node, addnodes.pending_xref) and _may_be_question(node):
            yield "q", node.get("reftarget", "")


def _may_be_question(node: addnodes.pending_xref) -> bool:
    domain, kind = node.get("refdomain"), node.get("reftype")
    return domain == "faq" or (kind in ("any", "myst") and domain != "doc")
