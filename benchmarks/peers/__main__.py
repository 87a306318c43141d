"""Measure generators side by side: ``python -m benchmarks.peers --help``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.check import OutputError
from benchmarks.peers.generators import GENERATORS
from benchmarks.peers.measure import SCENARIOS, Bench, BuildError
from benchmarks.peers.programs import programs_of, versions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (100, 300, 1000, 3000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print; 1 if a generator failed."""
    options = parse(arguments)
    cache = options.cache.resolve()
    for name in options.only:
        generator = GENERATORS[name]
        bench = Bench(
            generator, programs_of(generator, cache), cache / "work", options.limit, options.jobs
        )
        print(generator.label, versions_of(generator, bench.programs))
        try:
            print("start", bench.start_up())
            for posts in options.posts:
                for scenario, figures in bench.scenarios(posts, options.pages, options.scenarios):
                    print(posts, scenario, figures, flush=True)
        except (BuildError, OutputError) as err:
            print(err)
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--posts", type=int, nargs="*", default=SIZES)
    parser.add_argument("--pages", type=int, default=190)
    parser.add_argument("--only", nargs="+", choices=GENERATORS, default=list(GENERATORS))
    parser.add_argument("--scenarios", nargs="+", choices=SCENARIOS, default=SCENARIOS)
    parser.add_argument("--limit", type=int, default=600)
    parser.add_argument("-j", "--jobs", type=int, default=1)
    parser.add_argument("--cache", type=Path, default=Path("_build/bench"))
    parser.add_argument("--write", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
