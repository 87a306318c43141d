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
    text = "the languages to build, such as en,fr; all that conf.py names if none are given"
    parser.add_argument("--languages", metavar="CODES", default="", help=text)
    asked, options = parser.parse_known_args(arguments)
    project = find_project()
    names = languages_of(project, asked.languages)
    with needing("search"):
        from .finish import finish
    sites = {}
    # The pages offer the handbooks that are there.
    for number, code in enumerate(names or [""]):
        language = code if number else ""
        build_handbooks(project, options, language)
        sites[code] = build_pages(project, options, language)
        finish(sites[code], project.build / "deploy" / language)
    site = join_languages(project, sites, names)
    if asked.kept:
        site = join(project, site, asked.kept)
    print(f"Serve {project.relative(site)} with any static web server.")
    return 0


def languages_of(project: Project, codes: str) -> dict[str, str]:
    """The names of the languages *codes*, that of the sources first; all where none are asked.

    :raises CommandError: if ``conf.py`` has not all of them.
    """
    known: dict[str, str] = project.settings().get("languages") or {}
    wanted = [code.strip() for code in codes.split(",") if code.strip()]
    if unknown := [code for code in wanted if code not in known]:
        there = ", ".join(known) or "none"
        raise CommandError(f"'languages' in conf.py has no {', '.join(unknown)}, but: {there}.")
    source = next(iter(known), "")
    return {code: known[code] for code in known if not wanted or code in {source, *wanted}}


def join_languages(project: Project, sites: dict[str, Path], names: dict[str, str]) -> Path:
    """Join the finished *sites*, by language, where there are several; the folder to serve.

    :raises CommandError: if pages and their translations do not name each other.
    """
    from sphinx_commons.languages.alternates import read_alternates
    from sphinx_commons.languages.joining import join as join_sites

    out = project.build / "site"
    if out in sites.values():
        return out
    count = join_sites(sites, names, out)
    found = read_alternates(out)
    if found.problems:
        raise CommandError("\n".join(found.problems))
    print(f"languages: {count} pages, {found.sets} of them translated")
    return out
