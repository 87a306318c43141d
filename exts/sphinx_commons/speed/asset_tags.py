"""The elements for style sheets and scripts, which are the same on all pages of one depth."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

MAKERS = ("css_tag", "js_tag")


class Tags:
    """Keeps the elements of one build, by asset and by the way to the root of the site."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, Any], str] = {}

    def start(self, *_event: Any) -> None:
        """``builder-inited``: forget what another build wrote."""
        self.known.clear()

    def remember(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """``html-page-context``: answer in the place of Sphinx's own makers, and ask them once."""
        root = context.get("content_root", "")
        for name in MAKERS:
            if name in context:
                context[name] = self._maker(context[name], root, pagename)

    def _maker(self, make: Callable[[Any], str], root: str, pagename: str) -> Callable[[Any], str]:
        folder = PurePosixPath(pagename).parts[0]

        def tag(asset: Any) -> str:
            file = getattr(asset, "filename", None)
            # The way from a page to a file beside it does not go through the root.
            if file is None or PurePosixPath(os.fspath(file)).parts[:1] == (folder,):
                return make(asset)
            key = (root, asset)
            if key not in self.known:
                self.known[key] = make(asset)
            return self.known[key]

        return tag


def connect(app: Sphinx) -> None:
    """Remember the elements of each build."""
    tags = Tags()
    app.connect("builder-inited", tags.start)
    # Before those that put makers of their own there, for pages that lie elsewhere.
    app.connect("html-page-context", tags.remember, priority=1)
