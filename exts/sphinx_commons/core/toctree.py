"""The order in which readers meet pages, by the toctrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sphinx.environment import BuildEnvironment


def toctree_parents(
    env: BuildEnvironment, roots: Iterable[str] | None = None, without: Collection[str] = ()
) -> dict[str, str | None]:
    """Docname -> the page whose toctree leads there first, None for *roots*; in reading order.

    Toctrees may go round in circles: each page comes once.

    :param roots: where to begin; the start page of the site by default.
    :param without: pages that are left out, with what only they lead to.
    """
    found: dict[str, str | None] = {}
    wanted = [env.config.root_doc] if roots is None else [*roots]
    stack: list[tuple[str, str | None]] = [(docname, None) for docname in reversed(wanted)]
    while stack:
        docname, parent = stack.pop()
        if docname in found or docname in without or docname not in env.all_docs:
            continue
        found[docname] = parent
        stack += [(child, docname) for child in reversed(env.toctree_includes.get(docname, []))]
    return found


def reading_order(env: BuildEnvironment) -> list[str]:
    """Every document: those of the toctrees in order, then the others by name."""
    inside = toctree_parents(env)
    return [*inside, *sorted(env.all_docs.keys() - inside.keys())]
