"""``sphinx-commons site``: what is hosted."""

from __future__ import annotations

from sphinx_commons.commands.building import build_handbooks, build_pages, kept_parser
from sphinx_commons.commands.keep import join
from sphinx_commons.commands.project import find_project, needing


def main(arguments: list[str]) -> int:
    """Build pages and handbooks, and finish them for static hosts; the exit status.

    :raises CommandError: if that cannot be done.
    """
    description = (
        "Build what is hosted into _build/site: pages with pretty URLs, the search "
        "index, handbooks as downloads, redirects, feeds, llms.txt and 404.html."
    )
    asked, options = kept_parser("site", description).parse_known_args(arguments)
    project = find_project()
    with needing("search"):
        from .finish import finish
    build_handbooks(project, options)
    site = build_pages(project, options)
    finish(site, project.build / "deploy")
    if asked.kept:
        site = join(project, site, asked.kept)
    print(f"Serve {project.relative(site)} with any static web server.")
    return 0
