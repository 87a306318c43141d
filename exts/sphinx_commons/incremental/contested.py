"""What two pages declare under one name belongs to the page that a clean build reads last.

Sphinx warns of a second label, term, equation or object, and the page that was read last has it. In
an incremental build that is the page that was edited; and when the page that has it goes, nobody
has it, although another page still declares it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .domain import IncrementalDomain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

# Nodes whose ids are the same wherever the same thing is declared; equations have a target.
KINDS = (addnodes.desc_signature, nodes.term, nodes.citation)
EQUATION = "equation-"
# It makes labels of headings, which are no names of the site without it.
HEADINGS = "sphinx.ext.autosectionlabel"


def names_declared(app: Sphinx, doctree: document) -> tuple[str, ...]:
    """What a page declares for the whole site: labels, objects, terms, equations, citations."""
    with_headings = HEADINGS in app.extensions
    names = {n for n, is_explicit in doctree.nametypes.items() if is_explicit or with_headings}
    for name, node in doctree.ids.items():
        if isinstance(node, KINDS) or name.startswith(EQUATION):
            names.add(f"#{name}")
    return tuple(sorted(names))


class Contest:
    """The names of one build that several pages declare."""

    def __init__(self) -> None:
        self.before: dict[str, set[str]] = {}
        self.reading: set[str] = set()

    def begin(self, env: BuildEnvironment) -> None:
        """Note who declared what, before anything is read."""
        self.before, self.reading = _shared(env), set()

    def note_reading(self, _app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
        """``env-before-read-docs``: which pages are read now."""
        self.reading = set(docnames)

    def settle(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """``env-updated``, first: read pages again that others took something from; their names."""
        now = _shared(env, {*self.before})
        waiting = {
            max(pages)
            for name, pages in now.items()
            if self._is_taken(pages, self.before.get(name, set()), app.parallel > 1)
        }
        done = []
        while waiting:
            docname = min(waiting)
            app.emit("env-purge-doc", env, docname)
            env.clear_doc(docname)
            app.builder.read_doc(docname)
            done.append(docname)
            # Reading it took from those after it, in turn.
            waiting |= {max(pages) for pages in now.values() if docname in pages}
            waiting = {name for name in waiting if name > docname}
        return done

    def _is_taken(self, pages: set[str], before: set[str], is_parallel: bool) -> bool:
        """Whether the last of *pages* may not have what is its own."""
        read, last = pages & self.reading, max(pages)
        if not read and not before - pages:
            return False
        # Processes hand over what they read in any order.
        return last not in read or (is_parallel and len(read) > 1)


def _shared(env: BuildEnvironment, also: set[str] | None = None) -> dict[str, set[str]]:
    """name -> the pages that declare it, where there are two at least, or it is in *also*."""
    found: dict[str, set[str]] = defaultdict(set)
    for docname, name in _declared(env):
        found[name].add(docname)
    return {name: pages for name, pages in found.items() if len(pages) > 1 or name in (also or ())}


def _declared(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    for docname, names in IncrementalDomain.of(env).declared.items():
        for name in names:
            yield docname, name
