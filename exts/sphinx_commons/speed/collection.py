"""The collector of cyclic garbage, which looks at an environment of a million objects in vain."""

from __future__ import annotations

import atexit
import gc
import weakref
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.builds import during_builds

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

SELDOM = (20_000, 10, 10)
# While modules and the environment are loaded there is nothing to collect.
HARDLY_EVER = (300_000, 10, 10)


def connect(app: Sphinx) -> None:
    """Collect hardly ever until *app* is there, and seldom while it builds."""
    # Of an app that cannot be made nothing is heard but that it is gone.
    as_usual = weakref.finalize(app, gc.set_threshold, *gc.get_threshold())
    as_usual.atexit = False
    gc.set_threshold(*HARDLY_EVER)

    def is_loaded(*_event: Any) -> None:
        as_usual()

    app.connect("builder-inited", is_loaded, priority=0)
    during_builds(app, collect_seldom)


def collect_seldom() -> Callable[[], None]:
    """Do not look again at modules and the environment of the last build; what undoes that."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    # A process that ends gives all memory back at once, and need not take it apart before.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)

    def collect_as_usual() -> None:
        gc.unfreeze()
        gc.set_threshold(*usual)

    return collect_as_usual
