"""Draws cold builds and edits by the number of posts, both axes logarithmic, as SVG.

Colours stand on a ground of their own, so that the picture can be read in light and dark; shapes
and labels say the same as colours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks.peers.generators import GENERATORS
from benchmarks.peers.growth import seconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.peers.report import Report

Points = list[tuple[int, float]]

WIDTH, PANEL, TOP = 720, 380, 20
LEFT, RIGHT, UPPER, LOWER = 80, 500, 50, 320
LABEL_HEIGHT = 20
PANELS = {"cold": "Cold build, CPU seconds", "body": "Build after an edit, CPU seconds"}
HUES = "#b3122f #1f5fa8 #6a3d9a #8a5a00 #55606e #0b7a75".split()
COLOURS = dict(zip(GENERATORS, HUES, strict=True))
MARKERS = dict(zip(GENERATORS, "circle square diamond up down cross".split(), strict=True))
SHAPES = {
    "square": "M-5-5H5V5H-5Z",
    "diamond": "M0-7L7 0L0 7L-7 0Z",
    "up": "M0-7L6 5H-6Z",
    "down": "M0 7L6-5H-6Z",
    "cross": "M-6-4L-4-6L0-2L4-6L6-4L2 0L6 4L4 6L0 2L-4 6L-6 4L-2 0Z",
    "circle": "M-6 0A6 6 0 1 0 6 0A6 6 0 1 0-6 0Z",
}
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, 'Source Sans 3', sans-serif"


def draw(report: Report) -> str:
    """The picture, with its content in words as the description."""
    series = {
        scenario: {name: report.points(name, scenario) for name in report.names}
        for scenario in PANELS
    }
    return picture(series)


def picture(series: Mapping[str, Mapping[str, Points]]) -> str:
    """The picture of *series*: by scenario and generator, posts and CPU seconds."""
    height = TOP + PANEL * len(series)
    panels = [
        part
        for place, (scenario, lines) in enumerate(series.items())
        for part in _panel(PANELS[scenario], lines, TOP + PANEL * place)
    ]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="title desc">',
        '<title id="title">CPU seconds of builds by the number of posts</title>',
        f'<desc id="desc">{escape(description(series))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" rx="12" fill="#ffffff"/>',
        f'<g font-family="{FONT}" font-size="16" fill="#1f2933">',
        *panels, "</g>", "</svg>", "",
    ])  # fmt: skip


def description(series: Mapping[str, Mapping[str, Points]]) -> str:
    """The content of the picture in words."""
    sentences = []
    for scenario, lines in series.items():
        for name, points in lines.items():
            said = ", ".join(f"{seconds(cpu)} s at {posts:,} posts" for posts, cpu in points)
            if said:
                sentences.append(f"{PANELS[scenario]}, {GENERATORS[name].label}: {said}.")
    return " ".join(sentences)


@dataclass(frozen=True)
class Scale:
    """Places values of a range on a line of the picture, by their logarithms."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        span = math.log(self.high / self.low) or 1.0
        return self.start + (self.end - self.start) * math.log(value / self.low) / span


def _panel(title: str, lines: Mapping[str, Points], top: float) -> Iterator[str]:
    """Everything of one scenario, *top* from the upper edge."""
    points = [point for line in lines.values() for point in line]
    yield f'<g transform="translate(0 {top})">'
    yield f'<text x="{LEFT}" y="24" font-size="18" font-weight="600">{title}</text>'
    if points:
        posts = [x for x, _ in points]
        across = Scale(min(posts), max(posts), LEFT, RIGHT)
        ticks = decades([y for _, y in points])
        up = Scale(ticks[0], ticks[-1], LOWER, UPPER)
        yield from _axes(across, up, sorted(set(posts)), ticks)
        shown = {name: line for name, line in lines.items() if line}
        ends = spread([up(line[-1][1]) for line in shown.values()])
        for (name, line), end in zip(shown.items(), ends, strict=True):
            yield from _line(name, [(across(x), up(y)) for x, y in line], end)
    yield "</g>"


def decades(values: Sequence[float]) -> list[float]:
    """1, 10, 100 … or parts of 1, around all *values*."""
    low = math.floor(math.log10(min(values)))
    high = max(math.ceil(math.log10(max(values))), low + 1)
    return [10.0**power for power in range(low, high + 1)]


def spread(places: Sequence[float]) -> list[float]:
    """*places* moved apart as far as labels need, in the same order."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + LABEL_HEIGHT)
    excess = moved[order[-1]] - LOWER if order else 0.0
    if excess > 0:
        limit = float(LOWER)
        for index in reversed(order):
            moved[index] = min(moved[index], limit)
            limit = moved[index] - LABEL_HEIGHT
    return moved


def _axes(across: Scale, up: Scale, sizes: Sequence[int], ticks: Sequence[float]) -> Iterator[str]:
    """Lines and numbers of both axes."""
    for value in ticks:
        y = f"{up(value):.1f}"
        yield f'<path d="M{LEFT} {y}H{RIGHT}" stroke="#c5ccd3"/>'
        yield f'<text x="{LEFT - 12}" y="{up(value) + 5:.1f}" text-anchor="end">{value:g} s</text>'
    for size in sizes:
        x = f"{across(size):.1f}"
        yield f'<path d="M{x} {LOWER}v6" stroke="#55606e"/>'
        yield f'<text x="{x}" y="{LOWER + 24}" text-anchor="middle">{size:,}</text>'
    yield f'<text x="{RIGHT + 32}" y="{LOWER + 24}">posts</text>'


def _line(name: str, places: Sequence[tuple[float, float]], end: float) -> Iterator[str]:
    """The line of one generator with its marks and, at its end, its name."""
    colour = COLOURS[name]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
    for x, y in places:
        shape = SHAPES[MARKERS[name]]
        yield f'<path transform="translate({x:.1f} {y:.1f})" d="{shape}" fill="{colour}"/>'
    x, y = places[-1]
    leader = f"M{x + 9:.1f} {y:.1f}L{RIGHT + 20} {end:.1f}"
    yield f'<path d="{leader}" stroke="{colour}" stroke-dasharray="2 3"/>'
    label = escape(GENERATORS[name].label)
    yield f'<text x="{RIGHT + 24}" y="{end + 5:.1f}" fill="{colour}">{label}</text>'
