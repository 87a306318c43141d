"""Measure generators side by side and write the figures into the documentation.

What was measured is kept below the cache folder, so that a run can be done in parts: the tables
and the plot show everything that was measured with the same number of pages.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.check import OutputError
from benchmarks.peers.generators import GENERATORS
from benchmarks.peers.measure import SCENARIOS, Bench, BuildError
from benchmarks.peers.page import write_page
from benchmarks.peers.programs import programs_of, versions_of
from benchmarks.peers.report import Report
from benchmarks.peers.results import START, Cell, Results

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.peers.results import Figures

SIZES = (100, 300, 1000, 3000)
PAGE = Path(__file__).parents[2] / "docs/contribute/performance.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write; 1 if a generator failed."""
    options = parse(arguments)
    file = options.cache / "results.json"
    results = Results.load(file)
    failed = False
    for name in options.only if options.posts else ():
        try:
            for cell in measure(name, options):
                show(cell)
                results.note(cell)
                results.save(file)
        except (BuildError, OutputError) as err:
            print(f"{GENERATORS[name].label}: {err}", file=sys.stderr, flush=True)
            failed = True
    report = Report(results, options.pages)
    print(f"\n{report.text()}")
    if options.write:
        write_page(PAGE, report)
    return int(failed)


def measure(name: str, options: argparse.Namespace) -> Iterator[Cell]:
    """The cells of one generator, as they are measured."""
    generator, cache = GENERATORS[name], options.cache.resolve()
    programs = programs_of(generator, cache)
    bench = Bench(generator, programs, cache / "work", options.limit, options.jobs)
    versions = versions_of(generator, programs)
    computer = machine(options.jobs)

    def cell(posts: int, scenario: str, figures: Figures) -> Cell:
        day = datetime.now(UTC).date().isoformat()
        return Cell(name, posts, options.pages, scenario, figures, versions, day, computer)

    yield cell(0, START, bench.start_up())
    for posts in options.posts:
        for scenario, figures in bench.scenarios(posts, options.pages, options.scenarios):
            yield cell(posts, scenario, figures)


def machine(jobs: int) -> str:
    """What the figures depend on beside the generator."""
    parts = [
        f"Python {platform.python_version()}",
        f"{platform.system()} on {platform.machine()}",
        f"{os.cpu_count()} processors",
        "one of them a build" if jobs == 1 else f"up to {jobs} of them a build",
    ]
    return ", ".join(parts)


def show(cell: Cell) -> None:
    """Print one line as soon as it is known."""
    figures = cell.figures
    took = f"over {figures.over} s" if figures.over else (
        f"{figures.cpu:7.2f} s CPU {figures.wall:7.2f} s wall {figures.peak / 1e6:6.0f} MB peak "
        f"{figures.output / 1e6:7.1f} MB in {figures.files} files"
    )  # fmt: skip
    print(f"{cell.generator:9} {cell.posts:5} posts  {cell.scenario:8} {took}", flush=True)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    add = parser.add_argument
    add("--posts", type=int, nargs="*", default=SIZES, metavar="N",
        help="the sizes, none to measure nothing (default: 100 300 1000 3000)")  # fmt: skip
    add("--pages", type=int, default=190, metavar="M", help="pages at every size (default: 190)")
    add("--only", nargs="+", choices=GENERATORS, default=list(GENERATORS), metavar="NAME",
        help=f"these generators: {', '.join(GENERATORS)} (default: all)")  # fmt: skip
    add("--scenarios", nargs="+", choices=SCENARIOS, default=SCENARIOS, metavar="NAME",
        help=f"these scenarios: {', '.join(SCENARIOS)} (default: all)")  # fmt: skip
    add("--limit", type=int, default=600, metavar="SECONDS",
        help="end a build after so many CPU seconds (default: 600)")  # fmt: skip
    add("-j", "--jobs", type=int, default=1, help="processors a build may use (default: 1)")
    add("--cache", type=Path, default=Path("_build/bench"), metavar="FOLDER",
        help="where programs, sites and figures are kept (default: _build/bench)")  # fmt: skip
    add("--write", action="store_true", help="write docs/contribute/performance.md and its plot")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
