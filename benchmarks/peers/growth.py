"""Ratios and growth, and how figures are written."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.peers.results import Figures

NOTHING = "–"


def growth_exponent(points: Iterable[tuple[float, float]]) -> float | None:
    """The slope of the line through the logarithms of *points* (size, cost), by least squares.

    1 is a cost that grows as the size does, 2 one that grows with its square. ``None`` for fewer
    than two sizes.
    """
    logs = [(math.log(size), math.log(cost)) for size, cost in points if size > 0 and cost > 0]
    if len({x for x, _ in logs}) < 2:
        return None
    middle_x = sum(x for x, _ in logs) / len(logs)
    middle_y = sum(y for _, y in logs) / len(logs)
    spread = sum((x - middle_x) ** 2 for x, _ in logs)
    return sum((x - middle_x) * (y - middle_y) for x, y in logs) / spread


def ratio(ours: Figures | None, theirs: Figures | None) -> str:
    """CPU seconds of *ours* as a part of those of *theirs*; a bound if one went over its limit."""
    if ours is None or theirs is None or (ours.over and theirs.over):
        return NOTHING
    if ours.over:
        return f"> {ours.over / theirs.cpu:.2f}"
    if theirs.over:
        return f"< {ours.cpu / theirs.over:.2f}"
    return f"{ours.cpu / theirs.cpu:.2f}"


def beyond(small: Figures | None, large: Figures | None, start: Figures | None) -> str:
    """How many times *small* costs *large*, both without the start-up.

    Nothing if *small* is hardly more than the start-up, so that the ratio would be noise.
    """
    if small is None or large is None or start is None or small.over or large.over:
        return NOTHING
    if small.cpu < 1.1 * start.cpu:
        return NOTHING
    return f"{(large.cpu - start.cpu) / (small.cpu - start.cpu):.1f}"


def cpu_text(figures: Figures | None) -> str:
    """CPU seconds, with three digits or so."""
    if figures is None:
        return NOTHING
    return f"> {figures.over} s" if figures.over else seconds(figures.cpu)


def seconds(value: float) -> str:
    """Seconds with three digits or so."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def megabytes(value: int) -> str:
    """Bytes in millions of them."""
    return f"{value / 1e6:.1f}" if value < 100e6 else f"{value / 1e6:.0f}"


def number(value: float | None) -> str:
    """An exponent with two decimals."""
    return NOTHING if value is None else f"{value:.2f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left, the others to the right."""
    marks = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, marks, *rows])
