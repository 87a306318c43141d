"""The tree of pages as plain records, read once from the HTML that Sphinx makes of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bs4 import Tag


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its title as HTML, and where it leads.

    ``docname`` is the page it stands for, None for an external URL or an anchor; ``target`` is
    the URL from the root of the site, or the external URL.
    """

    title: str
    text: str
    target: str
    docname: str | None
    external: bool
    level: str
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One toctree of the root document: its caption as HTML ("" for none) and its entries."""

    caption: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """All parts, and for each page in them the chain of pages from the top to it."""

    parts: tuple[Part, ...]
    chains: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def digest(self, docname: str) -> str:
        """A digest of everything that the sidebar of one page shows when closed branches are
        left out; equal digests mean equal sidebars.
        """
        chain = self.chains.get(docname, ())
        shown = repr([(part.caption, _shown(part.entries, chain)) for part in self.parts])
        return hashlib.sha256(shown.encode()).hexdigest()

    def whole_digest(self) -> str:
        """A digest of the whole tree."""
        return hashlib.sha256(repr(self.parts).encode()).hexdigest()


def _shown(entries: tuple[Entry, ...], chain: tuple[str, ...]) -> list[object]:
    return [
        (
            entry.title,
            entry.target,
            bool(entry.children),
            _shown(entry.children, chain) if entry.docname in chain else (),
        )
        for entry in entries
    ]


def read_tree(html: str, locate: Callable[[str], tuple[str, str | None]]) -> Tree:
    """The tree in *html*, Sphinx's rendering of the global toctree for the root document.

    :param locate: ``href -> (URL from the root of the site, docname or None)``.
    """
    from bs4 import BeautifulSoup  # takes long, and only websites need it

    soup = BeautifulSoup(html, "html.parser")
    parts: list[Part] = []
    caption = ""
    for element in soup.find_all(["p", "ul"], recursive=False):
        if element.name == "p":
            caption = str(element)
        else:
            parts.append(Part(caption, tuple(_entries(element, locate))))
            caption = ""
    tree = Tree(tuple(parts))
    for part in tree.parts:
        _note_chains(part.entries, (), tree.chains)
    return tree


def _entries(items: Tag, locate: Callable[[str], tuple[str, str | None]]) -> Iterator[Entry]:
    for item in items.find_all("li", recursive=False):
        link = item.find("a", recursive=False)
        if link is None:
            continue
        external = "external" in (link.get("class") or ())
        target, docname = str(link.get("href") or ""), None
        if not external:
            target, docname = locate(target)
        below = item.find("ul", recursive=False)
        yield Entry(
            title=link.decode_contents(),
            text=link.get_text(),
            target=target,
            docname=docname,
            external=external,
            level=next(c for c in item["class"] if c.startswith("toctree-l")),
            children=tuple(_entries(below, locate)) if below else (),
        )


def _note_chains(
    entries: tuple[Entry, ...], above: tuple[str, ...], chains: dict[str, tuple[str, ...]]
) -> None:
    for entry in entries:
        chain = above if entry.docname is None else (*above, entry.docname)
        if entry.docname is not None:
            chains[entry.docname] = chain
        _note_chains(entry.children, chain, chains)
