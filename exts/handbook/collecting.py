"""Fewer runs of Python's garbage collector while handbooks are made.

A document's tree refers to itself everywhere, so the collector looks through all trees again and
again while the next one grows. That was a tenth of the time of a build, or more.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from .builder import TypstBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SELDOM = (100_000, 5, 10)  # objects, and runs of the younger generation, between two runs


def collect_seldom(app: Sphinx) -> None:
    """``builder-inited``: collect when much has gathered; the end of the build takes it back."""
    if not isinstance(app.builder, TypstBuilder):
        return
    former = gc.get_threshold()
    gc.set_threshold(*SELDOM)

    def take_back(_app: Sphinx, _exception: Exception | None) -> None:
        gc.set_threshold(*former)

    app.connect("build-finished", take_back)
