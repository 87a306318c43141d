"""The collector of cyclic garbage, which looks at an environment of a million objects in vain."""

from __future__ import annotations

import atexit
import gc
from typing import Any

USUAL = gc.get_threshold()
SELDOM = (20_000, 10, 10)
# While modules and the environment are loaded there is nothing to collect.
HARDLY_EVER = (10_000_000, 10, 10)


def collect_seldom() -> None:
    """Collect less often, and hardly ever until the builder is there."""
    gc.set_threshold(*HARDLY_EVER)
    # A process that ends gives all memory back at once, and need not take it apart before.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def set_aside(*_event: Any) -> None:
    """``builder-inited``: do not look again at modules and the environment of the last build."""
    gc.freeze()
    gc.set_threshold(*SELDOM)


def collect_as_usual(*_event: Any) -> None:
    """``build-finished``: all as before, for processes that build several times."""
    gc.unfreeze()
    gc.set_threshold(*USUAL)
