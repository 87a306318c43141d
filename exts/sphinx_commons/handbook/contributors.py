"""Who gave what to a handbook: front matter's credits, with names where authors are known.

Both rooms are optional: without them a handbook has no credits and nothing fails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import CreditRole

ROLES = ("author", "editor", "translator", "reviewer")


def identity(env: BuildEnvironment, written: str) -> tuple[str, str]:
    """Id and name of the person *written*; both as written where nobody knows."""
    if "author" in env.domains:
        from sphinx_commons.authors.domain import AuthorDomain

        author = AuthorDomain.of(env).registry.resolve(written).author
        if author is not None:
            return author.id, author.name
    return written, written


def given(env: BuildEnvironment) -> Iterator[tuple[str, CreditRole, str]]:
    """Docname, role and person (as written) of every public credit of a page."""
    if "front_matter" not in env.domains:
        return
    from sphinx_commons.front_matter import public_credits

    for credit in public_credits(env):
        if credit.kind != "handbook":
            yield credit.docname, credit.role, credit.person


def documents_by(env: BuildEnvironment, person: str) -> set[str]:
    """The documents that *person* is an author of."""
    wanted = identity(env, person)[0]
    return {
        docname
        for docname, role, written in given(env)
        if role == "author" and identity(env, written)[0] == wanted
    }


def credited(env: BuildEnvironment, docnames: Collection[str]) -> dict[str, list[str]]:
    """``role -> names``, each name once, for the pages of a handbook."""
    found: dict[str, dict[str, None]] = {role: {} for role in ROLES}
    for docname, role, written in given(env):
        if docname in docnames and role in found:
            found[role][identity(env, written)[1]] = None
    return {role: sorted(names, key=str.casefold) for role, names in found.items() if names}
