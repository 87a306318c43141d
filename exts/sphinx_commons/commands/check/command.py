"""``sphinx-commons check``: everything that can only be told from the whole site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.commands.building import build, build_pages, sphinx_options
from sphinx_commons.commands.project import find_project
from sphinx_commons.front_matter import __main__ as schema
from sphinx_commons.urls import ledger

from . import dead_links

if TYPE_CHECKING:
    from sphinx_commons.commands.project import Project


def main(arguments: list[str]) -> int:
    """Build the pages and check them; the exit status, 1 if anything is wrong.

    :raises CommandError: if the pages cannot be built.
    """
    description = (
        "Build the pages and look for dead links inside the site, for published URLs "
        "that vanished, for an old schema of front matter, and for answers due for a review."
    )
    options = sphinx_options("check", description, arguments)
    project = find_project()
    site = build_pages(project, options)
    found = [dead_links.main(str(site))]
    published, described = project.source / "urls.txt", project.source / "front-matter.schema.json"
    if published.is_file():
        found.append(ledger.main(["check", str(site), str(project.relative(published))]))
    if described.is_file():
        found.append(schema.main(["--check", str(project.relative(described))]))
    _show_overdue(project, options)
    return max(found)


def _show_overdue(project: Project, options: list[str]) -> None:
    """Print the answers that are due for a review; they are no fault of the site."""
    if project.settings().get("faq_review_after", 0):
        build(project, "faq-review", project.build / "faq-review", ["-q", *options], "dirhtml")
