"""Tree -> the HTML of one page's sidebar, in Furo's form."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .tree import Entry, Tree

TOGGLE = (
    '<input aria-label="Toggle navigation of {text}"{checked} class="toctree-checkbox" id="{name}"'
    ' name="{name}" role="switch" type="checkbox"/><label for="{name}"><span class="icon">'
    '<svg><use href="#svg-arrow-right"></use></svg></span></label>'
)


@dataclass(slots=True)
class Sidebar:
    """What one page needs to draw the tree.

    ``relative`` makes a URL of the site relative to the page; ``branch_only`` leaves out what
    is below entries that do not lead to the page.
    """

    docname: str
    chain: tuple[str, ...]
    relative: Callable[[str], str]
    branch_only: bool
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def draw(self, tree: Tree) -> str:
        """The whole sidebar as HTML; with all branches it is what Furo makes, to the last line."""
        parts = (
            f"{part.caption}{self._list(part.entries, bool(self.chain))}" for part in tree.parts
        )
        return "\n".join(parts) + ("" if self.branch_only else "\n")

    def _list(self, entries: tuple[Entry, ...], mark: bool) -> str:
        current = mark and any(self._is_current(entry) for entry in entries)
        items = "\n".join(self._item(entry) for entry in entries)
        start = '<ul class="current">' if current else "<ul>"
        return f"{start}\n{items}\n</ul>"

    def _is_current(self, entry: Entry) -> bool:
        """Whether *entry* or something below it is the page."""
        if entry.docname is None:
            return any(self._is_current(child) for child in entry.children)
        return entry.docname in self.chain

    def _item(self, entry: Entry) -> str:
        current = self._is_current(entry)
        below = entry.children if current or not self.branch_only else ()
        classes = [entry.level]
        classes += ["current"] * current + ["has-children"] * bool(below)
        classes += ["current-page"] * (entry.docname == self.docname)
        inner = self._link(entry)
        if below:
            inner += self._toggle(entry, current) + self._list(below, current)
        return f'<li class="{" ".join(classes)}">{inner}</li>'

    def _link(self, entry: Entry) -> str:
        here = entry.docname == self.docname
        kind = "external" if entry.external else "internal"
        classes = f"current reference {kind}" if here else f"reference {kind}"
        target = entry.target if entry.external else self.relative(entry.target)
        return f'<a class="{classes}" href="{escape(target)}">{entry.title}</a>'

    def _toggle(self, entry: Entry, current: bool) -> str:
        name = f"toctree-checkbox-{next(self.numbers)}"
        checked = ' checked=""' if current else ""
        return TOGGLE.format(text=escape(entry.text), checked=checked, name=name)
