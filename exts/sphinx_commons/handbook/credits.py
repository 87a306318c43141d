"""What people gave to a handbook, for the pages of the website that list somebody's works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import configured, contributors, selection
from .colophon import title_of
from .website import HandbookDomain, anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import Credit


def note_contributors(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """``env-updated``: whoever gave a page of a handbook gave to the handbook.

    Works link to a page that lists the handbooks; without one, there is nothing to note.
    """
    if "front_matter" in env.domains:
        from sphinx_commons.front_matter import FrontMatterDomain

        page = list_page(env)
        FrontMatterDomain.of(env).derived = tuple(_credits(app, env, page)) if page else ()
    return []


def list_page(env: BuildEnvironment) -> str:
    """The page that lists the handbooks; the front page only if there is no other."""
    pages = sorted(HandbookDomain.of(env).lists)
    return next((page for page in pages if page != env.config.root_doc), "".join(pages))


def _credits(app: Sphinx, env: BuildEnvironment, page: str) -> Iterator[Credit]:
    from sphinx_commons.front_matter import Credit

    credits_ = list(contributors.given(env))
    for book in configured.books(app.config):
        documents = set(selection.documents(env, book))
        given = {(role, person) for docname, role, person in credits_ if docname in documents}
        for role, person in sorted(given):
            yield Credit(
                person=person,
                role=role,
                kind="handbook",
                docname=page,
                anchor=anchor_of(book.filename),
                title=title_of(app.config, book),
            )
