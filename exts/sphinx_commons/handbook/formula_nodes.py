"""Nodes of ziamath that do more, or take less time, than its own.

ziamath finds the class of a node by its tag, in one table of the process, and enters each new class
there itself. Ours stand there only while a formula of ours is drawn.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ziafont.fonttypes import BBox
from ziamath.drawable import HLine, VLine
from ziamath.nodes.mnode import _node_classes
from ziamath.nodes.moperator import Moperator
from ziamath.nodes.mrow import Mrow
from ziamath.nodes.mtable import Mtable
from ziamath.operators import get_params

if TYPE_CHECKING:
    from collections.abc import Iterator

USUAL = dict(_node_classes)

OF_ONE = frozenset("+-−±∓")
AFTER_ONE = frozenset(")]}|‖⟩⌉⌋!′…⋯")  # what may end the first of two that a minus stands between


class Sign(Moperator, tag="mo"):
    """A sign that stretches only if it is no sum or the like, and always has an extent.

    A minus after another sign belongs to what follows it.
    """

    def _setup(self, **kwargs: Any) -> None:
        if self.params.get("largeop") == "true":
            self.params["stretchy"] = "false"
        left = self.leftsibling()
        before = getattr(left, "string", "") if getattr(left, "mtag", "") == "mo" else ""
        if self.string in OF_ONE and before and before not in AFTER_ONE:
            self.params["lspace"] = self.params["rspace"] = "0"
        super()._setup(**kwargs)  # type: ignore[no-untyped-call]
        self.bbox = _possible(self.bbox)


class Row(Mrow, tag="mrow"):
    """A row that is measured only where a sign in it stretches with it.

    Each row is measured before it is set, and those within it again in both, so time would double
    with each level.
    """

    def _setup(self, **kwargs: Any) -> None:
        super()._setup(**kwargs)
        self.bbox = _possible(self.bbox)

    def _get_height_nostretch(self, line: list[Any], **kwargs: Any) -> tuple[float, float]:
        if kwargs.get("nostretch") or not any(map(_stretches, line)):
            return 0.0, 0.0
        height: tuple[float, float] = super()._get_height_nostretch(line, **kwargs)
        return height


def _possible(box: BBox) -> BBox:
    """Return *box*, or a flat one where nothing was found to be in it."""
    return box if box.ymin <= box.ymax else BBox(box.xmin, box.xmax, 0, 0)


def _stretches(element: Any) -> bool:
    """Say whether a sign in *element* grows with the row around it."""
    for sign in element.iter():
        if sign.tag not in ("mo", "mi"):
            continue
        if sign.get("stretchy") == "true":
            return True
        known = get_params(sign.text or "", sign.get("form", "infix"))
        grows = known.get("stretchy", "false") != "false" and known.get("largeop") != "true"
        if grows and "stretchy" not in sign.attrib:
            return True
    return False


class Table(Mtable, tag="mtable"):
    """A table with the rules between its columns and rows, and with TeX's gaps for them."""

    def _setup(self, **kwargs: Any) -> None:
        self.element.attrib.setdefault("columnspacing", "0.9em")
        if self.element.get("rowspacing") in (None, "3pt"):
            self.element.set("rowspacing", "0.55em")
        super()._setup(**kwargs)

    def draw(self, x: float, y: float, svg: Any) -> tuple[float, float]:
        end: tuple[float, float] = super().draw(x, y, svg)
        thickness = self.units_to_points(self.font.math.consts.fractionRuleThickness)
        box = self.bbox
        for at in self._between("columnlines", self._columns()):
            rule = VLine(box.ymax - box.ymin, thickness, style=self.style)
            rule.draw(x + at, y - box.ymax, svg)
        for at in self._between("rowlines", self._rows()):
            HLine(box.xmax, thickness, style=self.style).draw(x, y + at, svg)
        return end

    def _between(self, name: str, spans: list[tuple[float, float]]) -> list[float]:
        """Return the middles of the gaps that have a rule, as the attribute *name* says."""
        gaps = pairwise(spans)
        kinds = self.element.get(name, "").split()
        return [
            (before[1] + after[0]) / 2
            for kind, (before, after) in zip(kinds, gaps, strict=False)
            if kind != "none"
        ]

    def _cells(self) -> list[tuple[int, int, Any, tuple[float, float]]]:
        """Return row, column, node and place of each cell."""
        places = [
            (row, column) for row, cells in enumerate(self.element) for column in range(len(cells))
        ]
        return [
            (row, column, node, place)
            for (row, column), node, place in zip(places, self.nodes, self.nodexy, strict=True)
        ]

    def _columns(self) -> list[tuple[float, float]]:
        """Return where each column begins and ends."""
        spans: dict[int, tuple[float, float]] = {}
        for _row, column, node, (left, _y) in self._cells():
            start, end = spans.get(column, (left, left))
            spans[column] = (min(start, left), max(end, left + node.bbox.xmax - node.bbox.xmin))
        return [spans[column] for column in sorted(spans)]

    def _rows(self) -> list[tuple[float, float]]:
        """Return the upper and lower edge of each row; down is positive."""
        spans: dict[int, tuple[float, float]] = {}
        for row, _column, node, (_x, base) in self._cells():
            top, bottom = spans.get(row, (base, base))
            spans[row] = (min(top, base - node.bbox.ymax), max(bottom, base - node.bbox.ymin))
        return [spans[row] for row in sorted(spans)]


OURS = {cls.mtag: cls for cls in (Sign, Row, Table)}
_node_classes.update(USUAL)


@contextmanager
def better_nodes() -> Iterator[None]:
    """Have ziamath draw with these classes."""
    _node_classes.update(OURS)
    try:
        yield
    finally:
        _node_classes.update(USUAL)
