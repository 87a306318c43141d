"""``sphinx-commons urls``: new URLs go into the ledger of those that were published."""

from __future__ import annotations

from sphinx_commons.urls import ledger

from .building import build_pages, sphinx_options
from .project import find_project


def main(arguments: list[str]) -> int:
    """Build the pages and record what is new; the exit status.

    :raises CommandError: if the pages cannot be built.
    """
    description = (
        "Build the pages, and record new URLs, anchors of questions and ids of feeds "
        "in urls.txt among the sources."
    )
    options = sphinx_options("urls", description, arguments)
    project = find_project()
    site = build_pages(project, options)
    return ledger.main(["update", str(site), str(project.relative(project.source / "urls.txt"))])
