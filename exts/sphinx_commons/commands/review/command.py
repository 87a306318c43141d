"""``sphinx-commons review``: what a change does to the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.commands.building import options_parser
from sphinx_commons.commands.project import CommandError, find_project, needing

from . import builds, revisions

if TYPE_CHECKING:
    from sphinx_commons.commands.project import Project


def main(arguments: list[str]) -> int:
    """Build the base and what is there now, and compare; the exit status.

    :raises CommandError: if one of them cannot be built.
    """
    description = (
        "Build the site as it was at a base and as it is now, what is not committed too, and write "
        "into _build/review/index.html what differs: pages, addresses, handbooks, sizes."
    )
    parser = options_parser("review", description)
    text = "the branch that the change goes to, or any revision (main); the base is where both part"
    parser.add_argument("--base", metavar="REV", default="main", help=text)
    asked, options = parser.parse_known_args(arguments)
    project = find_project()
    with needing("pictures"):
        import PIL  # noqa: F401  # it tells sheets from each other
    epoch = builds.moment()
    base = revisions.base_of(project.root, asked.base)
    change = revisions.change_of(project.root, project.build, epoch)
    before = _built(project, base, options, epoch, "the base")
    after = _built(project, change, options, epoch, "the change")
    builds.forget_others(project, (before, after))
    _write(project, before, after)
    return 0


def _built(
    project: Project, commit: str, options: list[str], epoch: int, name: str
) -> builds.Build:
    print(f"{name}: {commit[:12]}", flush=True)
    try:
        build = builds.built(project, commit, options, epoch)
    except CommandError as err:
        raise CommandError(f"{err}\nNothing is compared: {name} is {commit[:12]}.") from err
    print(f"{name}: built in {build.seconds:.0f} s.", flush=True)
    return build


def _write(project: Project, before: builds.Build, after: builds.Build) -> None:
    from . import comparison, report, sheets

    found = comparison.compare(before, after)
    books = list(sheets.changed_books(before.books, after.books))
    name = str(project.settings().get("project") or project.root.name)
    is_dirty = after.commit != revisions.git(project.root, "rev-parse", "HEAD")
    out = project.build / "review"
    report.write(report.Review(name, before, after, found, books, is_dirty), out)
    print(
        f"{len(found.changed)} pages changed, {len(found.added)} new, {len(found.gone)} gone; "
        f"{len(found.advice)} addresses vanish; {len(books)} handbooks differ."
    )
    print(f"Open {project.relative(out / 'index.html')}")
