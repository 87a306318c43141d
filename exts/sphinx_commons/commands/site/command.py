"""``sphinx-commons site``: what is hosted."""

from __future__ import annotations

from argparse import ArgumentParser
from importlib.util import find_spec

from sphinx_commons.commands.building import build_handbooks, build_pages
from sphinx_commons.commands.project import CommandError, find_project, missing, needing


def main(arguments: list[str]) -> int:
    """Build pages and handbooks, and finish them for static hosts; the exit status.

    :raises CommandError: if that cannot be done.
    """
    parser = ArgumentParser(
        prog="sphinx-commons site",
        description="Build what is hosted into _build/site: pages with pretty URLs, the search "
        "index, handbooks as downloads, redirects, feeds, llms.txt and 404.html.",
        epilog="Other options are handed to sphinx-build, such as -W, -q, -j or -D NAME=VALUE.",
    )
    _, options = parser.parse_known_args(arguments)
    project = find_project()
    with needing("search"):
        from .finish import finish
    if find_spec("pagefind") is None:
        raise CommandError(missing("pagefind", "search"))
    build_handbooks(project, options)
    site = build_pages(project, options)
    finish(site, project.build / "deploy")
    print(f"Serve {project.relative(site)} with any static web server.")
    return 0
