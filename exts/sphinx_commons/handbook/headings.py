"""What each heading of a book opens, and how it is numbered: decided once, for all writers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

KEY = "handbook_heading"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the title of a section is in its book.

    *kind* is ``part``, ``chapter`` or empty; *level* counts from 1 in the whole book; *outlined* is
    whether the contents have it, which leave out the own pages of a part.
    """

    level: int
    kind: str
    number: str
    outlined: bool


def mark_headings(env: BuildEnvironment, tree: nodes.document) -> None:
    """Note what each heading of the resolved *tree* is; :func:`heading_of` tells it."""
    marker = _Marker(env, tree)
    for section, level, docname in _sections(tree):
        section[KEY] = marker.heading(section, level, docname)


def heading_of(section: nodes.Element) -> Heading:
    """What the title of *section* is in its book."""
    heading: Heading = section[KEY]
    return heading


def opens_file(section: nodes.Element) -> bool:
    """Whether a book that is made of files begins a new one with *section*."""
    return bool(heading_of(section).kind)


class _Marker:
    def __init__(self, env: BuildEnvironment, tree: nodes.document) -> None:
        self.env = env
        # Whether the book's top documents bring documents of their own.
        files = sum(1 for _file in tree.findall(addnodes.start_of_file))
        self.has_parts = 1 < len(tree) < files
        self.several = len(tree) > 1
        self.in_part = False
        self.chapters = 0

    def heading(self, section: nodes.section, level: int, docname: str) -> Heading:
        kind = self._kind(section, level)
        number = self._section_number(section, docname)
        if not number and kind == "chapter" and self.several and _is_titled(section):
            # The website does not number it.
            self.chapters += 1
            number = str(self.chapters)
        return Heading(level, kind, number, outlined=not (self.in_part and level == 2 and not kind))

    def _kind(self, section: nodes.section, level: int) -> str:
        if level == 1:
            self.in_part = self.has_parts and any(section.findall(addnodes.start_of_file))
            return "part" if self.in_part else "chapter"
        opens_document = not isinstance(section.parent, nodes.section)
        return "chapter" if level == 2 and self.has_parts and opens_document else ""

    def _section_number(self, section: nodes.section, docname: str) -> str:
        """The section number of the website, if it has any."""
        numbers = self.env.toc_secnumbers.get(docname, {})
        for anchor in section["ids"]:
            if f"#{anchor}" in numbers:
                return ".".join(map(str, numbers[f"#{anchor}"]))
        if not isinstance(section.parent, nodes.section) and "" in numbers:
            return ".".join(map(str, numbers[""]))
        return ""


def _is_titled(section: nodes.section) -> bool:
    return any(isinstance(child, nodes.title) for child in section.children)


def _sections(tree: nodes.document) -> Iterator[tuple[nodes.section, int, str]]:
    """Each section with its level and its document, in order."""
    waiting: list[tuple[nodes.Node, int, str]] = [(tree, 0, str(tree.get("docname", "")))]
    while waiting:
        node, level, docname = waiting.pop()
        if isinstance(node, addnodes.start_of_file):
            docname = node["docname"]
        if isinstance(node, nodes.section):
            level += 1
            yield node, level, docname
        waiting.extend((child, level, docname) for child in reversed(node.children))
