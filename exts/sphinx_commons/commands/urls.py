"""``sphinx-commons urls``: new URLs go into the ledger of those that were published."""

from __future__ import annotations

from argparse import ArgumentParser

from sphinx_commons.urls import ledger

from .building import build_pages
from .project import find_project


def main(arguments: list[str]) -> int:
    """Build the pages and record what is new; the exit status.

    :raises CommandError: if the pages cannot be built.
    """
    parser = ArgumentParser(
        prog="sphinx-commons urls",
        description="Build the pages, and record new URLs, anchors of questions and ids of feeds "
        "in urls.txt among the sources.",
        epilog="Other options are handed to sphinx-build, such as -W, -q, -j or -D NAME=VALUE.",
    )
    _, options = parser.parse_known_args(arguments)
    project = find_project()
    site = build_pages(project, options)
    return ledger.main(["update", str(site), str(project.relative(project.source / "urls.txt"))])
