"""Toctrees that lead in circles end no build: each page has one page before and one after it.

An extension that every room sets up. Sphinx follows a circle until the stack is full; where it
shows such a toctree, it warns of it with the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.environment import BuildEnvironment

from .builds import replace_during_builds
from .toctree import toctree_parents

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def collect_relations(env: BuildEnvironment) -> dict[str, list[str | None]]:
    """Docname -> the page above, before and after it, for what the toctrees lead to."""
    parents = toctree_parents(env)
    order = [None, *parents, None]
    return {
        docname: [parents[docname], order[place], order[place + 2]]
        for place, docname in enumerate(parents)
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Stand in for Sphinx's own method, which has no other place to be told."""
    replace_during_builds(
        app, BuildEnvironment, "collect_relations", lambda _usual: collect_relations
    )
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
