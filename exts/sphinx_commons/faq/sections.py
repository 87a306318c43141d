"""Putting sections together: headings of nested content, and sections that are questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

Section = TypeVar("Section", bound=nodes.Element)


def nest_headings(content: Iterable[nodes.Node], document: nodes.document) -> list[nodes.Node]:
    """*content* with each MyST heading rubric made a section that holds what follows it."""
    top: list[nodes.Node] = []
    stack: list[tuple[int, nodes.section]] = []
    for node in content:
        if isinstance(node, nodes.rubric) and isinstance(node.get("level"), int):
            level = node["level"]
            while stack and stack[-1][0] >= level:
                stack.pop()
            section = _section_of(node, document)
            _append(stack, top, section)
            stack.append((level, section))
        else:
            _append(stack, top, node)
    return top


def _append(
    stack: list[tuple[int, nodes.section]], top: list[nodes.Node], node: nodes.Node
) -> None:
    if stack:
        stack[-1][1].append(node)
    else:
        top.append(node)


def _section_of(rubric: nodes.rubric, document: nodes.document) -> nodes.section:
    title = nodes.title(rubric.rawsource, "", *rubric.children)
    section = nodes.section("", title)
    section.update_basic_atts(rubric)
    for node in (title, section):
        node.source, node.line = rubric.source, rubric.line
    note_ids(section, document)
    return section


def note_ids(node: nodes.Element, document: nodes.document) -> None:
    """Tell *document* that *node* bears its ids and names from now on."""
    for identifier in node["ids"]:
        document.ids[identifier] = node
    # Since docutils 0.23 a document knows its elements by name, too.
    by_name = getattr(document, "names", {})
    for name in node["names"]:
        if by_name.get(name) is not None:
            by_name[name] = node


def swap(old: nodes.Element, new: Section, document: nodes.document) -> Section:
    """Put *new* in the place of *old*, with its children, attributes and ids."""
    new.attributes.update(old.attributes)
    new.source, new.line = old.source, old.line
    new.extend(old.children)
    index = old.parent.index(old)
    old.parent[index] = new
    note_ids(new, document)
    return new
