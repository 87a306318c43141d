"""``sphinx-commons translations``: what is left to do for translators."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.vocabulary import did_you_mean

from .project import CommandError, find_project

if TYPE_CHECKING:
    from sphinx_commons.languages.work import Desk

    from .project import Project


def main(arguments: list[str]) -> int:
    """Print what is missing and what is stale, a line each; the exit status.

    :raises CommandError: if the site has no languages, or a file cannot be accepted.
    """
    parser = ArgumentParser(
        prog="sphinx-commons translations",
        description="List the pages and messages that are not translated, and the translations "
        "that are older than their source, by owner: owner, language, place, what.",
    )
    text = "translations that are true to their source as it is now; they will say so"
    parser.add_argument("--accept", metavar="FILE", nargs="+", type=Path, default=[], help=text)
    asked = parser.parse_args(arguments)
    project = find_project()
    desk = desk_of(project)
    for file in asked.accept:
        print(f"{file}: made from {accept(project, desk, file)} as it is now.")
    if asked.accept:
        return 0
    tasks = desk.tasks()
    for task in tasks:
        print(task)
    print(f"{len(tasks)} to do." if tasks else "Everything is translated.")
    return 0


def desk_of(project: Project) -> Desk:
    """What translators work on.

    :raises CommandError: if ``conf.py`` names no languages.
    """
    from sphinx_commons.languages.work import Desk

    settings = project.settings()
    if len(settings.get("languages") or {}) < 2:
        raise CommandError("conf.py names no languages to translate into: set 'languages'.")
    return Desk(
        project.source,
        settings["languages"],
        excluded=(*settings.get("exclude_patterns", ()), "_build"),
        catalogues=tuple(settings.get("locale_dirs", ("locales",))),
        compact=settings.get("gettext_compact", True),
        extensions=frozenset(settings.get("myst_enable_extensions", ())),
    )


def accept(project: Project, desk: Desk, file: Path) -> str:
    """Write into a translation that it is true to its source; the name of the source's page.

    :raises CommandError: if it translates nothing.
    """
    from sphinx_commons.languages.accepting import NoHeaderError, accepted
    from sphinx_commons.languages.names import split_name
    from sphinx_commons.languages.paragraphs import read_paragraphs

    path = file.resolve()
    if not path.is_file() or not path.is_relative_to(project.source):
        raise CommandError(f"{file} is no file of the site.")
    name = path.relative_to(project.source).with_suffix("").as_posix()
    page, code = split_name(name)
    if code not in {known.replace("-", "_").casefold() for known in desk.languages}:
        hint = did_you_mean(code, desk.languages)
        raise CommandError(f"{file} ends with no language of conf.py, as page.fr.md does{hint}.")
    source = project.source / f"{page}{path.suffix}"
    if not source.is_file():
        raise CommandError(f"{file} translates {project.relative(source)}, which is not there.")
    text = path.read_text(encoding="utf-8-sig")
    digests = [paragraph.digest for paragraph in read_paragraphs(desk.read(str(source)))]
    try:
        path.write_text(accepted(text, page, digests), encoding="utf-8", newline="\n")
    except NoHeaderError as err:
        raise CommandError(f"{file}: {err}.") from err
    return page
