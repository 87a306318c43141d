"""``sphinx-commons check``: everything that can only be told from the whole site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.commands.building import build, build_pages, kept_parser, uses
from sphinx_commons.commands.keep import kept_lines
from sphinx_commons.commands.project import find_project
from sphinx_commons.front_matter import __main__ as front_matter_schema
from sphinx_commons.releases import __main__ as releases_schema
from sphinx_commons.releases.calendar import FILE as RELEASES
from sphinx_commons.urls import ledger

from . import dead_links

if TYPE_CHECKING:
    from sphinx_commons.commands.project import Project

SCHEMAS = {
    "front-matter.schema.json": front_matter_schema.main,
    "releases.schema.json": releases_schema.main,
}


def main(arguments: list[str]) -> int:
    """Build the pages and check them; the exit status, 1 if anything is wrong.

    :raises CommandError: if the pages cannot be built.
    """
    description = (
        "Build the pages and look for dead links inside the site, for published URLs "
        "that vanished, for old schemas, for answers due for a review, and for releases that ended."
    )
    asked, options = kept_parser("check", description).parse_known_args(arguments)
    project = find_project()
    site = build_pages(project, options)
    found = [dead_links.main(str(site))]
    lines = kept_lines(asked.kept) if asked.kept else []
    published = project.source / "urls.txt"
    if published.is_file():
        found.append(ledger.main(["check", str(site), str(project.relative(published)), *lines]))
    for name, schema in SCHEMAS.items():
        if (described := project.source / name).is_file():
            found.append(schema(["--check", str(project.relative(described))]))
    _show_due(project, options)
    return max(found)


def _show_due(project: Project, options: list[str]) -> None:
    """Print what is due for a review; it is no fault of the site."""
    due = {
        "faq-review": project.settings().get("faq_review_after", 0),
        "release-review": (project.source / RELEASES).is_file() and uses(project, "releases"),
    }
    for builder in (name for name, is_wanted in due.items() if is_wanted):
        build(project, builder, project.build / builder, ["-q", *options], "dirhtml")
