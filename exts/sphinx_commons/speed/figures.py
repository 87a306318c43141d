"""The numbers of figures, which hold until a page says otherwise.

Sphinx counts all figures anew in every build, and loads every page of the tree for it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain
from sphinx.domains.std import StandardDomain
from sphinx.environment.collectors.toctree import TocTreeCollector

from sphinx_commons.core.digests import digest

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

EVENT = "env-get-updated"
USUAL = (Domain.get_enumerable_node_type, StandardDomain.get_enumerable_node_type)


class Figures:
    """Notes of each page what matters for numbers, and has them made when that changed.

    Sphinx's own collector makes them, on call. Where it is not found it works as without this.
    """

    def __init__(self) -> None:
        self.sphinx = TocTreeCollector()

    def connect(self, app: Sphinx) -> None:
        """Connect all handlers; that for pages is late, to see what other extensions did."""
        app.connect("builder-inited", self.take_over)
        app.connect("env-purge-doc", self.forget)
        app.connect("env-merge-info", self.merge)
        app.connect("doctree-read", self.note, priority=990)

    def take_over(self, app: Sphinx) -> None:
        """``builder-inited``: answer in the place of Sphinx's own collector."""
        for listener in list(app.events.listeners.get(EVENT, ())):
            if type(getattr(listener.handler, "__self__", None)) is TocTreeCollector:
                app.disconnect(listener.id)
                app.connect(EVENT, self.number, priority=499)

    def forget(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """``env-purge-doc``: the page is gone, or read again."""
        outlines(env).pop(docname, None)

    def merge(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        """``env-merge-info``: take over what a worker has read."""
        theirs = outlines(other)
        outlines(env).update({d: theirs[d] for d in docnames if d in theirs})

    def note(self, app: Sphinx, doctree: document) -> None:
        """``doctree-read``: what of the page matters."""
        if parts := _outline(app.env, doctree):
            outlines(app.env)[app.env.docname] = parts

    def number(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """``env-get-updated``: the pages whose numbers changed."""
        changed = self.sphinx.assign_section_numbers(env)
        basis, kept = _basis(env), vars(env).get("speed_figures")
        if kept is not None and basis == kept[0]:
            env.toc_fignumbers = deepcopy(kept[1])
            return changed
        changed += self.sphinx.assign_figure_numbers(env)
        vars(env)["speed_figures"] = (basis, deepcopy(env.toc_fignumbers))
        return changed


def connect(app: Sphinx) -> None:
    """Note, forget and number, each with one table of the environment."""
    Figures().connect(app)


def outlines(env: BuildEnvironment) -> dict[str, str]:
    """docname -> what of the page matters for the numbers of figures."""
    found: dict[str, str] = vars(env).setdefault("speed_outlines", {})
    return found


def _outline(env: BuildEnvironment, doctree: document) -> str:
    """The toctrees of a page in their sections; everything, if something may have a number."""
    kinds = tuple({k for d in env.domains.sorted() for k in d.enumerable_nodes} | {nodes.container})
    for node in doctree.findall(nodes.Element):
        if isinstance(node, kinds) and node["ids"]:
            return digest(doctree.pformat())
    toctrees = [(t["entries"], _sections(t)) for t in doctree.findall(addnodes.toctree)]
    return digest(toctrees) if toctrees else ""


def _sections(node: nodes.Node) -> list[str]:
    found: list[str] = []
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.section):
            found += node["ids"]
    return found


def _basis(env: BuildEnvironment) -> object:
    """What the numbers follow from; equal to nothing where a domain counts in its own way."""
    if any(type(d).get_enumerable_node_type not in USUAL for d in env.domains.sorted()):
        return object()
    config = env.config
    settings = (config.numfig, config.numfig_secnum_depth, config.root_doc)
    numbers = sorted(env.toc_secnumbers.items())
    return digest((settings, sorted(outlines(env).items()), numbers))
