"""What the head of a page says of its text, noted when the text is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.environment.collectors import EnvironmentCollector

from sphinx_commons.core.descriptions import cut, opening
from sphinx_commons.front_matter import page_meta

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def descriptions(env: BuildEnvironment) -> dict[str, str]:
    """docname -> the sentence that describes the page, empty where it has no prose."""
    found: dict[str, str] = vars(env).setdefault("structured_data_descriptions", {})
    return found


class DescriptionCollector(EnvironmentCollector):
    """``docname -> description``: the summary in front matter, or the first paragraph."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        descriptions(env).pop(docname, None)

    def merge_other(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        theirs = descriptions(other)
        descriptions(env).update({d: theirs[d] for d in docnames if d in theirs})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        docname = app.env.docname
        meta = page_meta(app.env, docname)
        summary = meta.summary if meta else ""
        descriptions(app.env)[docname] = cut(summary or opening(doctree))
