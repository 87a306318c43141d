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

    def assign(self, linked: set[Place], first: Anchors) -> None:
        """Write targets into the blocks; *linked* ones get a name.

        :param first: the pages of the site's own language, whose names translations take.
        """
        self.labels, self.names = first.labels.copy(), first.names.copy()
        sources = {work.page.path: work for work in first.works if first is not self}
        for work in self.works:
            natural = _natural_ids(work)
            if work.page.source and (source := sources.get(work.page.source.path)):
                self._take_names(work, source)
            for old, block in work.anchors.items():
                if self._is_question(work, block):
                    block.attrs["asks"] = "yes"
                place = (work.page.docname, old)
                if place in linked and place not in first.labels:
                    self._label(place, block, natural)
                elif (
                    old not in natural and self.labels.get(place) != old
                    and not _is_kept_by_question(block, old)
                ):  # fmt: skip
                    self._keep(old, block)
            for old in work.anchors:
                work.anchors[old].attrs.pop("old", None)

    def _take_names(self, work: ReadPage, source: ReadPage) -> None:
        """Name the places that links of untranslated pages may name."""
        for old, block in source.anchors.items():
            if label := self.labels.get((work.page.docname, old)):
                _add(work.anchors.get(old) or _alike(block, source, work), "labels", label)

    def _is_question(self, work: ReadPage, block: Node) -> bool:
        """Whether *block* is the heading of a question, and what follows it the answer."""
        return work.is_faq and block.kind == "heading" and block.plain().rstrip().endswith("?")

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


def _is_kept_by_question(block: Node, old: str) -> bool:
    """Whether *block* is a question to which FAQ pages give the id *old* themselves."""
    given = re.escape(slugs.heading_id(" ".join(block.plain().split()), "kramdown"))
    return "asks" in block.attrs and bool(re.fullmatch(rf"{given}(?:-\d+)?", old))


def _alike(block: Node, source: ReadPage, work: ReadPage) -> Node:
    """What stands on the translation where *block* stands on its source; else its start."""
    theirs, ours = headings(source.document.blocks), headings(work.document.blocks)
    if [node.level for node in theirs] == [node.level for node in ours]:
        found = next((at for at, node in enumerate(theirs) if node is block), 0)
        return ours[found] if ours else work.document.blocks[0]
    return work.document.blocks[0]


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
