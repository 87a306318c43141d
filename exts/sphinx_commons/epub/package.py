"""The list of a book's files, and what it says of the book. No Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from sphinx_commons.core.html.book_links import beside, split
from sphinx_commons.core.html.xhtml import properties_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sphinx_commons.core.html.xhtml import Tree

OPF = "{http://www.idpf.org/2007/opf}"


def mend_package(file: Path, pages: Mapping[str, Tree]) -> None:
    """Say in *file* what the *pages* hold, and no more of the book than is known."""
    tree = etree.parse(file)
    for entry in [*tree.iterfind(f"{OPF}metadata/*")]:
        if not (entry.text or "").strip() and not entry.get("content"):
            entry.getparent().remove(entry)
    linked = {target for name, page in pages.items() for target in targets(name, page)}
    unreachable = set()
    for item in tree.iter(f"{OPF}item"):
        name = unquote(item.get("href", ""))
        if name not in pages:
            continue
        if found := properties_of(pages[name]):
            words = item.get("properties", "").split()
            item.set("properties", " ".join([*words, *(w for w in found if w not in words)]))
        if name not in linked:
            unreachable.add(item.get("id"))
    names = {item.get("id") for item in tree.iter(f"{OPF}item")}
    for entry in [*tree.iter(f"{OPF}itemref")]:
        # What nobody links to is read after the others.
        if entry.get("idref") in unreachable:
            entry.attrib.pop("linear", None)
        elif entry.get("idref") not in names:
            entry.getparent().remove(entry)
    tree.write(file, encoding="utf-8", xml_declaration=True)


def targets(name: str, page: Tree) -> Iterator[str]:
    """The files that a page links to, without itself."""
    for link in page.xpath("//*[local-name()='a']/@href"):
        parts = split(link)
        if parts is not None and (target := beside(name, parts)) != name:
            yield target
