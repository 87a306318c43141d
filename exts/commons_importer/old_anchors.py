"""Anchors: every old id still leads to its place, and links of this site can name it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from commons_importer import slugs
from commons_importer.heading_levels import headings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commons_importer.markdown.page_nodes import Node
    from commons_importer.reading import ReadPage

# Names that the new site gives to places itself.
RESERVED = re.compile(
    r"(?:tag|category|archive|author|blog|faq)-|genindex$|modindex$|search$|index$"
)
Place = tuple[str, str]  # docname, old id


class Anchors:
    """Gives old ids to blocks as targets: by name where it is the only one, else as plain HTML."""

    def __init__(self, works: Iterable[ReadPage]) -> None:
        self.works = list(works)
        # A reference by a name would as well mean the page of that name, also one beside it.
        self.pages = {work.page.docname.rpartition("/")[2] for work in self.works}
        self.counts: Counter[str] = Counter()
        for work in self.works:
            self.counts.update(anchor.lower() for anchor in work.anchors)
        self.labels: dict[Place, str] = {}
        self.names: set[str] = set()

    def has(self, work: ReadPage, anchor: str) -> str | None:
        """The old id on the page that *anchor* means."""
        if anchor in work.anchors:
            return anchor
        lower = anchor.lower()
        return next((old for old in work.anchors if old.lower() == lower), None)

    def assign(self, linked: set[Place]) -> None:
        """Write targets into the blocks; *linked* ones get a name."""
        for work in self.works:
            natural = _natural_ids(work)
            for old, block in work.anchors.items():
                place = (work.page.docname, old)
                if place in linked:
                    self._label(place, block, natural)
                elif old not in natural and not self._is_question(work, block):
                    self._keep(old, block)
            for old in work.anchors:
                work.anchors[old].attrs.pop("old", None)

    def _is_question(self, work: ReadPage, block: Node) -> bool:
        """Ids that kramdown makes of questions are kept by the FAQ pages themselves."""
        words = block.plain().rstrip()
        made = re.escape(slugs.heading_id(words, "kramdown"))
        old = block.attrs.get("old", "").split()
        return (
            work.is_faq and block.kind == "heading" and words.endswith("?")
            and all(re.fullmatch(rf"{made}(?:-\d+)?", one) for one in old)
        )  # fmt: skip

    def _fits(self, old: str) -> bool:
        return (
            self.counts[old.lower()] == 1 and slugs.docutils(old) == old and old not in self.names
            and not RESERVED.match(old) and old not in self.pages
        )  # fmt: skip

    def _keep(self, old: str, block: Node) -> None:
        if self._fits(old):
            self.names.add(old)
            _add(block, "labels", old)
        else:
            _add(block, "anchors", old)

    def _label(self, place: Place, block: Node, natural: set[str]) -> None:
        docname, old = place
        label = old
        if not self._fits(old):
            base = slugs.docutils(f"{docname} {old}") or "place"
            label, number = base, 2
            while label in self.names or self.counts[label] or label in self.pages:
                label, number = f"{base}-{number}", number + 1
            if old not in natural:
                _add(block, "anchors", old)
        self.names.add(label)
        self.labels[place] = label
        _add(block, "labels", label)


def _add(block: Node, key: str, value: str) -> None:
    block.attrs[key] = f"{block.attrs.get(key, '')} {value}".strip()


def _natural_ids(work: ReadPage) -> set[str]:
    """The ids that headings of the page get on the new site by themselves."""
    found: set[str] = set()
    for node in headings(work.document.blocks):
        natural = slugs.docutils(" ".join(node.plain().split()))
        if natural and natural not in found and work.anchors.get(natural) in (None, node):
            found.add(natural)
    return {anchor for anchor in found if anchor in work.anchors}
