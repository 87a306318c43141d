"""Post-transforms: fill what needs the questions of all pages, then fit it to the format."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_commons.core.scope import badge_of, scope_badge
from sphinx_commons.core.standins import put

from .domain import FaqDomain
from .fill import link_list, notes_of
from .headings import ancestors
from .include import Includer
from .lists import list_questions
from .nodes import answer, question, question_include, question_list, question_notes, question_tools
from .phrases import script_labels
from .sections import swap
from .warn import warn


class FillQuestions(SphinxPostTransform):
    """Copy included answers, list questions, add notes; before references are resolved."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        domain = FaqDomain.of(self.env)
        includer = Includer(domain, self.document)
        for include in list(self.document.findall(question_include)):
            includer.fill(include)
        for listing in list(self.document.findall(question_list)):
            fill_list(domain, listing)
        for node in self.document.findall(question):
            add_notes(domain, node)


def fill_list(domain: FaqDomain, node: question_list) -> None:
    """Put links in the place of *node*."""

    def report(problem: str) -> None:
        warn("list", "%s", problem, location=node)

    found = list_questions(domain, node["filters"], node["docname"], report)
    put(node, [link_list(found, node["docname"], "faq-list")] if found else [])


def add_notes(domain: FaqDomain, node: question) -> None:
    """End the answer of *node* with what is known about it."""
    record = domain.registry.by_key.get(f"{node['docname']}#{node['ids'][0]}")
    if record is None:
        return
    if badge := badge_of(domain.env, record.details.applies_to, node["docname"]):
        node["releases"], node["choices"] = badge["releases"], badge["choices"]
        if record.own.applies_to:  # The page has a badge for what it says itself.
            node.insert(1, badge)
    node["tags"] = list(dict.fromkeys(domain.tags.label(tag) for tag in record.details.tags))
    if notes := notes_of(domain, record, node["docname"]):
        node += notes


class WrapAnswers(SphinxPostTransform):
    """HTML: what opens and closes is an element of its own."""

    default_priority = 300
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        found = list(self.document.findall(question))
        for node in found:
            shown = 2 if isinstance(node[1], scope_badge) else 1
            node[shown:] = [answer("", *node.children[shown:])]
        if found:
            self._add_tools(found)

    def _add_tools(self, found: list[question]) -> None:
        """Put the tools before the group of the first question, below the words of the page."""
        sections = [node for node in ancestors(found[0]) if isinstance(node, nodes.section)]
        place: nodes.Node = sections[-2] if len(sections) > 1 else found[0]
        topics: set[str] = set().union(*(node.get("tags", ()) for node in found))
        choices = [node["choices"] for node in found if node.get("releases")]
        more = ("releases",) if choices else ()
        tools = question_tools("", labels=script_labels(self.config, len(found), more))
        tools["is_used"] = len(found) > 1  # The script makes nothing for a single question.
        tools["releases"] = choices[0] if choices else []
        tools["topics"] = sorted(topics, key=lambda topic: (topic.casefold(), topic))
        place.parent.insert(place.parent.index(place), tools)


class LowerQuestions(SphinxPostTransform):
    """Elsewhere: sections, or a run-in title where a section cannot stand."""

    default_priority = 300
    formats = ("latex", "text", "man", "texinfo", "typst", "epub")

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(question)):
            if stands_in_sections(node):
                swap(node, nodes.section(), self.document)
            else:
                node.replace_self(run_in(node))
        for notes in list(self.document.findall(question_notes)):
            swap(notes, nodes.container(), self.document)


def stands_in_sections(node: nodes.Node) -> bool:
    """Whether every parent of *node* up to the document is a section."""
    parent = node.parent
    while isinstance(parent, nodes.section) or getattr(parent, "tagname", "") == "start_of_file":
        parent = parent.parent
    return isinstance(parent, nodes.document)


def run_in(node: question) -> list[nodes.Node]:
    """The question as a title in bold and what follows it."""
    target = nodes.target("", "", ids=node["ids"])
    title = nodes.paragraph("", "", target, nodes.strong("", "", *node[0].children))
    return [title, *node.children[1:]]
