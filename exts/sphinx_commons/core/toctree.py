"""The order in which readers meet the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sphinx.environment import BuildEnvironment


def toctree_order(
    env: BuildEnvironment, roots: Iterable[str], without: Collection[str] = ()
) -> list[str]:
    """*roots* and all that their toctrees reach, each once, in reading order.

    :param without: documents that are left out, with what only they lead to.
    """
    seen: dict[str, None] = {}
    stack = list(roots)[::-1]
    while stack:
        docname = stack.pop()
        if docname in seen or docname not in env.all_docs or docname in without:
            continue
        seen[docname] = None
        stack.extend(reversed(env.toctree_includes.get(docname, [])))
    return list(seen)


def all_in_order(env: BuildEnvironment) -> list[str]:
    """Every document: those of the toctrees in reading order, then the others."""
    ordered = toctree_order(env, [env.config.root_doc])
    return [*ordered, *sorted(env.all_docs.keys() - set(ordered))]
