"""Random edits of a site, and builds that are compared with clean ones.

``TRUTH_EXAMPLES`` and ``TRUTH_STEPS`` make the run longer, ``TRUTH_SEED`` gives other edits, and
with ``TRUTH_EVERY=1`` each build is compared.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from .garden import ROOT, Garden, differences

EXAMPLES = int(os.environ.get("TRUTH_EXAMPLES", "1"))
STEPS = int(os.environ.get("TRUTH_STEPS", "12"))
EVERY = int(os.environ.get("TRUTH_EVERY", "3"))


class Builds(RuleBasedStateMachine):
    """A build after each edit; what follows from several is compared with clean builds."""

    root = ROOT
    builders: tuple[str, ...] = ("html",)
    books: tuple[str, ...] = ()  # take long, so not built after each edit
    kind = Garden

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="truth-"))
        self.garden = self.kind(self.home, self.builders[0], self.root)
        self.parallel = self.builds = 0

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    @rule(count=st.integers(1, 40))
    def kill(self, count):
        self.garden.killed(count)

    @rule()
    def build_in_parallel(self):
        self.parallel = 2

    @invariant()
    def same_as_clean(self):
        compared = self.builds % EVERY == 0
        for builder in (*(self.books if compared else ()), *self.builders):
            incremental = self.garden.incremental(builder, parallel=self.parallel)
            if compared:
                assert differences(incremental, self.garden.clean(builder)) == []
        self.builds += 1
        self.parallel = 0


def run(machine: type[Builds]) -> None:
    """Let *machine* make its edits.

    :raises AssertionError: where a build is not what a clean build is.
    """
    case = machine.TestCase
    case.settings = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize="TRUTH_SEED" not in os.environ,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    if number := os.environ.get("TRUTH_SEED"):
        seed(int(number))(case)
    case().runTest()
