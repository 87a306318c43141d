"""The way from the start page to each page, by the toctrees."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    Parents = Mapping[str, str | None]


class Trails:
    """The handlers of one application; knows the parent of every page of the present build."""

    def __init__(self) -> None:
        self.parents: Parents = {}

    def note_changes(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """``env-get-updated``: the pages whose trail is not what it was in the last build."""
        if app.builder.format != "html":
            return []
        self.parents = {page: found[0] for page, found in env.collect_relations().items()}
        digests = {docname: self._digest(env, docname) for docname in env.found_docs}
        states = vars(env).setdefault("structured_data_trails", {})
        old = states.get(app.builder.name, {})
        states[app.builder.name] = digests
        return sorted(d for d, digest in digests.items() if old.get(d, digest) != digest)

    def _digest(self, env: BuildEnvironment, docname: str) -> str:
        text = repr(titled_trail(env, self.parents, docname))
        return hashlib.sha256(text.encode()).hexdigest()


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
