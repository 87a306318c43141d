"""``sphinx-commons site``: what is hosted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.commands.building import build_handbooks, build_pages, kept_parser
from sphinx_commons.commands.keep import join
from sphinx_commons.commands.project import CommandError, find_project, needing

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_commons.commands.project import Project


def main(arguments: list[str]) -> int:
    """Build pages and handbooks, and finish them for static hosts; the exit status.

    :raises CommandError: if that cannot be done.
    """
    description = (
        "Build what is hosted into _build/site: pages with pretty URLs, the search "
        "index, handbooks as downloads, redirects, feeds, llms.txt and 404.html."
    )
    parser = kept_parser("site", description)
    text = "the languages to build, such as en,fr, and to join in one folder"
    parser.add_argument("--languages", metavar="CODES", default="", help=text)
    asked, options = parser.parse_known_args(arguments)
    project = find_project()
    names = languages_of(project, asked.languages)
    with needing("search"):
        from .finish import finish
    build_handbooks(project, options)
    site = build_pages(project, options)
    finish(site, project.build / "deploy")
    if names:
        site = join_languages(project, site, names, options)
    if asked.kept:
        site = join(project, site, asked.kept)
    print(f"Serve {project.relative(site)} with any static web server.")
    return 0


def languages_of(project: Project, codes: str) -> dict[str, str]:
    """The names of the languages *codes*, that of the sources first; none where none are asked.

    :raises CommandError: if ``conf.py`` has not all of them.
    """
    known: dict[str, str] = project.settings().get("languages") or {}
    wanted = [code.strip() for code in codes.split(",") if code.strip()]
    if unknown := [code for code in wanted if code not in known]:
        there = ", ".join(known) or "none"
        raise CommandError(f"'languages' in conf.py has no {', '.join(unknown)}, but: {there}.")
    source = next(iter(known), "")
    return {code: known[code] for code in known if code in {source, *wanted}} if wanted else {}


def join_languages(project: Project, site: Path, names: dict[str, str], options: list[str]) -> Path:
    """Build the translations, and join them with the *site* of the sources; the folder of all.

    :raises CommandError: if one cannot be built.
    """
    from sphinx_commons.languages.joining import join as join_sites

    from .finish import finish

    source, *others = names
    sites = {source: site}
    for code in others:
        sites[code] = build_pages(project, options, code)
        finish(sites[code], project.build / "deploy" / code)
    out = project.build / "all-languages"
    print(f"languages: {join_sites(sites, names, out)} pages")
    return out
