"""What a head shows of other files: the way to the page by the toctrees, the labels of its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.core.toctree import toctree_parents
from sphinx_commons.front_matter import FrontMatterDomain, page_meta

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    Parents = Mapping[str, str | None]


class Surroundings:
    """What one application knows of the present build: parents of pages."""

    def __init__(self) -> None:
        self.parents: Parents = {}

    def views(self, app: Sphinx, env: BuildEnvironment) -> dict[str, object]:
        """``page-views``: the surroundings of all pages."""
        if app.builder.format != "html":
            return {}
        self.parents = toctree_parents(env)
        return {
            d: (titled_trail(env, self.parents, d), self.labels(env, d)) for d in env.found_docs
        }

    def labels(self, env: BuildEnvironment, docname: str) -> tuple[str, ...]:
        """The tags of a page as readers see them."""
        meta = page_meta(env, docname)
        return tuple(map(FrontMatterDomain.of(env).tags.label, meta.tags)) if meta else ()


def titled_trail(
    env: BuildEnvironment, parents: Parents, docname: str
) -> tuple[tuple[str, str], ...]:
    """(title, docname) of each page from the start page down to *docname*."""
    return tuple((page_title(env, page), page) for page in trail(docname, parents))


def trail(docname: str, parents: Parents) -> tuple[str, ...]:
    """The pages from the top down to *docname*; a page in no toctree stands alone."""
    pages = [docname]
    while (parent := parents.get(pages[-1])) is not None and parent not in pages:
        pages.append(parent)
    return tuple(reversed(pages))


def page_title(env: BuildEnvironment, docname: str) -> str:
    """The title of a document as text."""
    title = env.titles.get(docname)
    return plain_text(title, pictures=True) if title else docname
