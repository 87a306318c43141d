"""The tables of all figures, as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.peers.generators import GENERATORS
from benchmarks.peers.growth import (
    NOTHING,
    beyond,
    cpu_text,
    growth_exponent,
    megabytes,
    number,
    ratio,
    seconds,
    table,
)  # fmt: skip
from benchmarks.peers.measure import SCENARIOS
from benchmarks.peers.results import START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.peers.results import Cell, Figures, Results

OURS = "ours"
HEADS = {"cold": "cold", "no-op": "no change", "body": "edit of a text", "title": "edit of a title"}


@dataclass(frozen=True)
class Report:
    """What *results* say of sites with *pages* pages."""

    results: Results
    pages: int

    @property
    def cells(self) -> list[Cell]:
        """The cells of these sites."""
        return [cell for cell in self.results.cells.values() if cell.pages == self.pages]

    @property
    def names(self) -> list[str]:
        """The generators that were measured."""
        found = {cell.generator for cell in self.cells}
        return [name for name in GENERATORS if name in found]

    @property
    def sizes(self) -> list[int]:
        """The numbers of posts that were measured."""
        return sorted({cell.posts for cell in self.cells if cell.scenario != START})

    def find(self, name: str, posts: int, scenario: str) -> Figures | None:
        """The figures of a cell."""
        return self.results.find(name, posts, self.pages, scenario)

    def points(self, name: str, scenario: str) -> list[tuple[int, float]]:
        """Posts and CPU seconds of the builds that ended within the limit."""
        found = ((posts, self.find(name, posts, scenario)) for posts in self.sizes)
        return [(posts, cell.cpu) for posts, cell in found if cell and not cell.over]

    def text(self) -> str:
        """All tables, each below its heading."""
        if not self.sizes:
            return "Nothing was measured yet."
        sizes = (part for posts in self.sizes for part in self._size(posts))
        return "\n\n".join([*sizes, *self._growth(), *self._versions()])

    def _size(self, posts: int) -> Iterator[str]:
        yield f"### {posts:,} posts and {self.pages} pages"
        yield (
            "CPU seconds, the time on the clock, the most memory, and the size of the output; "
            f"{NOTHING} was not measured:"
        )
        head = ["Generator", *HEADS.values(), "cold, on the clock", "memory, MB", "output, MB"]
        yield table(head, [self._row(name, posts) for name in self.names])
        others = [name for name in self.names if name != OURS]
        if OURS in self.names and others:
            yield "CPU seconds of this project as a part of those of the others:"
            rows = [[GENERATORS[name].label, *self._ratios(name, posts)] for name in others]
            yield table(["In comparison with", *HEADS.values()], rows)

    def _row(self, name: str, posts: int) -> list[str]:
        found = [self.find(name, posts, scenario) for scenario in SCENARIOS]
        ended = [figures for figures in found if figures and not figures.over]
        cold = found[0]
        wall = seconds(cold.wall) if cold and not cold.over else NOTHING
        peak = megabytes(max(figures.peak for figures in ended)) if ended else NOTHING
        output = megabytes(ended[0].output) if ended else NOTHING
        return [GENERATORS[name].label, *map(cpu_text, found), wall, peak, output]

    def _ratios(self, name: str, posts: int) -> Iterator[str]:
        for scenario in SCENARIOS:
            yield ratio(self.find(OURS, posts, scenario), self.find(name, posts, scenario))

    def _growth(self) -> Iterator[str]:
        if len(self.sizes) < 2:
            return
        low, high = min(self.sizes, key=lambda size: abs(size - 300)), self.sizes[-1]
        yield f"### Growth from {self.sizes[0]:,} to {high:,} posts"
        yield (
            "The exponent is that of the documents, pages included: 1 is a cost that grows as "
            "they do. The last column is an edit of a text at the largest size as a multiple of "
            f"one at {low:,} posts, both beyond the start-up, which is a build without a change "
            "of a site of one page and two posts."
        )
        head = ["Generator", "start-up, s", *HEADS.values(), "an edit at the largest size"]
        yield table(head, [self._growth_row(name, low, high) for name in self.names])

    def _growth_row(self, name: str, low: int, high: int) -> list[str]:
        start = self.find(name, 0, START)
        exponents = [
            number(growth_exponent((n + self.pages, cpu) for n, cpu in self.points(name, scenario)))
            for scenario in SCENARIOS
        ]
        edit = beyond(self.find(name, low, "body"), self.find(name, high, "body"), start)
        times = NOTHING if edit == NOTHING or low == high else f"{edit} times"
        return [GENERATORS[name].label, cpu_text(start), *exponents, times]

    def _versions(self) -> Iterator[str]:
        yield "### Versions"
        rows = []
        for name in self.names:
            cells = [cell for cell in self.cells if cell.generator == name]
            versions = ", ".join(f"{key} {text}" for key, text in cells[-1].versions.items())
            rows.append([GENERATORS[name].label, versions, max(cell.day for cell in cells)])
        yield "\n".join(
            f"| {' | '.join(row)} |"
            for row in [["Generator", "Packages", "Measured on"], ["---"] * 3, *rows]
        )
        for machine in sorted({cell.machine for cell in self.cells}):
            found = {cell.generator for cell in self.cells if cell.machine == machine}
            labels = ", ".join(GENERATORS[name].label for name in self.names if name in found)
            yield f"{labels}: measured with {machine}."
