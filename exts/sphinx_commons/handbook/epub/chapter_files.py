"""The files that a book is made of: one a part's own pages or chapter. Asks no builder."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote
from zlib import crc32

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import new_document

from ..headings import heading_of, opens_file

if TYPE_CHECKING:
    from collections.abc import Iterator

# Those that every book has.
RESERVED = ("cover", "title", "nav", "index", "colophon")
PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]{,80}", re.IGNORECASE)


@dataclass
class ChapterFile:
    """A file, with the part of the book's tree that stands in it."""

    name: str
    docname: str
    tree: nodes.document

    @property
    def kind(self) -> str:
        """``part`` or ``chapter``."""
        return heading_of(self.section).kind

    @property
    def section(self) -> nodes.section:
        """The section that is the whole file."""
        return next(self.tree.findall(nodes.section))


@dataclass
class Files:
    """The files of a book, and the places in them.

    *places* are those that links name (see :mod:`..references`), with the URL in the book.
    """

    chapters: list[ChapterFile] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=lambda: set(RESERVED))

    @classmethod
    def of(cls, tree: nodes.document) -> Files:
        """Take *tree* apart."""
        files = cls()
        lead: list[nodes.Node] = []
        for docname, before, section in list(_pieces(tree)):
            lead += before
            if section is None:
                continue
            whole = new_document("<chapter>")
            whole += addnodes.start_of_file("", *lead, section, docname=docname)
            lead = []
            chapter = ChapterFile(files.name_for(docname), docname, whole)
            files.chapters.append(chapter)
        for chapter in files.chapters:
            files.place_all(chapter)
        return files

    def name_for(self, docname: str) -> str:
        """A name of a file that no other has, with that of the document in it."""
        plain = docname.replace("/", "-")
        if not PLAIN.fullmatch(plain):
            plain = f"{nodes.make_id(docname)[:60]}-{crc32(docname.encode()):08x}".lstrip("-")
        name, number = plain, 1
        while name.lower() in self.taken:
            number += 1
            name = f"{plain}-{number}"
        self.taken.add(name.lower())
        return f"{name}.xhtml"

    def place_all(self, chapter: ChapterFile) -> None:
        """Give each id of *chapter* a place, under another name where the file has it already."""
        taken: set[str] = set()
        for docname, node in _elements(chapter):
            if isinstance(node, addnodes.start_of_file):
                first = next((each for each in node.findall(nodes.section) if each["ids"]), None)
                if docname == chapter.docname or first is None:
                    self.places.setdefault(f"{docname}#", chapter.name)
                continue
            ids: list[str] = node.get("ids", [])
            renamed = {anchor: _free(anchor, taken) for anchor in ids}
            for anchor, name in renamed.items():
                url = f"{chapter.name}#{quote(name)}"
                self.places.setdefault(f"{docname}#{anchor}", url)
                self.places.setdefault(f"{docname}#", url)
            if renamed:
                node["ids"] = [*renamed.values()]

    def anchor(self, docname: str, anchor: str) -> str:
        """The id that took the place of *anchor*, in its file."""
        return self.places.get(f"{docname}#{anchor}", "").partition("#")[2]


def _free(anchor: str, taken: set[str]) -> str:
    """A name for *anchor* that is not *taken*; it is then."""
    plain = "-".join(anchor.split()) or "place"
    name, number = plain, 1
    while name in taken:
        number += 1
        name = f"{plain}-{number}"
    taken.add(name)
    return name


def _pieces(
    node: nodes.Element, docname: str = ""
) -> Iterator[tuple[str, list[nodes.Node], nodes.section | None]]:
    """Each section that opens a file, with what stands before it in its document."""
    lead: list[nodes.Node] = []
    last: nodes.section | None = None
    for child in list(node.children):
        if isinstance(child, addnodes.start_of_file):
            yield from _pieces(child, child["docname"])
        elif isinstance(child, nodes.section) and opens_file(child):
            inner = [each for each in child.findall(addnodes.start_of_file) if _opens(each)]
            for each in inner:
                each.parent.remove(each)
            yield docname, lead, child
            lead, last = [], child
            for each in inner:
                yield from _pieces(each, each["docname"])
        else:
            lead.append(child)
    if last is not None:
        # Such as the footnotes of a page, which stand below all of it.
        last.extend(lead)
    elif lead:
        yield docname, lead, None


def _opens(file: addnodes.start_of_file) -> bool:
    return any(isinstance(child, nodes.section) and opens_file(child) for child in file.children)


def _elements(chapter: ChapterFile) -> Iterator[tuple[str, nodes.Element]]:
    """Every element of *chapter* with its document."""
    stack: list[tuple[str, nodes.Element]] = [(chapter.docname, chapter.tree)]
    while stack:
        docname, node = stack.pop()
        if isinstance(node, addnodes.start_of_file):
            docname = node["docname"]
        yield docname, node
        below = [child for child in node.children if isinstance(child, nodes.Element)]
        stack.extend((docname, child) for child in reversed(below))
