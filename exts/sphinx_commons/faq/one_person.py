"""One id for all names of one person, where another extension keeps a registry of authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_commons.core.vocabulary import fold

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class People:
    """The registry of the domain ``author``; without one a name is its own id."""

    def __init__(self, registry: Any = None, names: frozenset[str] = frozenset()) -> None:
        self.registry = registry
        self.names = names

    def id_of(self, written: str) -> str:
        """The id of the author called *written*; the folded name where nobody is known by it."""
        author = self.registry.resolve(written).author if self.registry else None
        return str(author.id) if author else " ".join(fold(written).split())


def people_of(env: BuildEnvironment) -> People:
    """The people that *env* knows. No import: the extensions work without each other."""
    if "author" not in env.domains:
        return People()
    domain = env.domains["author"]
    names = frozenset(name for name, *_rest in domain.get_objects())
    return People(getattr(domain, "registry", None), names)
