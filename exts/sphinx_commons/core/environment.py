"""What Sphinx concludes from the pages once, and what pages ask of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def is_hidden(env: BuildEnvironment, docname: str) -> bool:
    """Whether the page *docname* asks not to be found."""
    return not {"nosearch", "no-search"}.isdisjoint(env.metadata.get(docname, ()))


def cached_names(env: BuildEnvironment) -> set[str]:
    """The names of all properties that *env* works out when they are first asked for."""
    found = (vars(kind) for kind in type(env).__mro__)
    return {name for table in found for name in table if isinstance(table[name], cached_property)}


def drop_cached(env: BuildEnvironment) -> None:
    """Have the cached properties of *env* worked out again.

    Sphinx 9 has one, ``master_doctree``. It is pickled with the environment, and lives on in a
    process that builds twice: a toctree that changed in the root page would show nowhere.
    """
    for name in cached_names(env) & vars(env).keys():
        delattr(env, name)
