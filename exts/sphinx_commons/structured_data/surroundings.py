"""What a head shows of other files: the way to the page by the toctrees, the labels of its tags."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.faq.vocabulary import FILE, Tags, load_tags
from sphinx_commons.front_matter import page_meta

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    Parents = Mapping[str, str | None]


class Surroundings:
    """What one application knows of the present build: parents of pages, labels of tags."""

    def __init__(self) -> None:
        self.parents: Parents = {}
        self.tags = Tags()

    def views(self, app: Sphinx, env: BuildEnvironment) -> dict[str, object]:
        """``page-views``: the surroundings of all pages."""
        if app.builder.format != "html":
            return {}
        self.tags = load_tags(Path(env.srcdir, FILE))
        self.parents = {page: found[0] for page, found in env.collect_relations().items()}
        return {
            d: (titled_trail(env, self.parents, d), self.labels(env, d)) for d in env.found_docs
        }

    def labels(self, env: BuildEnvironment, docname: str) -> tuple[str, ...]:
        """The tags of a page as readers see them."""
        meta = page_meta(env, docname)
        return tuple(map(self.tags.label, meta.tags)) if meta else ()


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
    return " ".join(title.astext().split()) if title else docname
