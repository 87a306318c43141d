"""``sphinx-commons messages``: the catalogues to translate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from sphinx_commons.core.own_catalogues import UNREADABLE, read_catalogue
from sphinx_commons.core.vocabulary import did_you_mean

from .building import build, options_parser
from .project import CommandError, find_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .project import Project

EVERY = "all"


def main(arguments: list[str]) -> int:
    """Bring the catalogues up to date with the sources; the exit status.

    :raises CommandError: if that cannot be done.
    """
    description = (
        "Collect what there is to translate into _build/gettext, and bring the catalogues below "
        "locale_dirs up to date with it: those that are there, and those that are asked for."
    )
    parser = options_parser("messages", description)
    text = "catalogues to begin, such as about/name, tags, conf; 'all' for every one"
    parser.add_argument("--pages", metavar="NAMES", default="", help=text)
    parser.add_argument("--languages", metavar="CODES", default="", help="for these alone")
    asked, options = parser.parse_known_args(arguments)
    project = find_project()
    settings = project.settings()
    codes = _named(asked.languages) or list(settings.get("languages") or ())[1:]
    if not codes:
        raise CommandError("conf.py names no languages to translate into: set 'languages'.")
    templates = project.build / "gettext"
    build(project, "gettext", templates, options)
    names = {file.relative_to(templates).with_suffix("").as_posix() for file in _pots(templates)}
    wanted = _wanted(_named(asked.pages), names)
    for code in codes:
        folder = project.source / settings.get("locale_dirs", ["locales"])[0]
        for name in sorted(names):
            file = folder / code / "LC_MESSAGES" / f"{name}.po"
            if file.is_file() or name in wanted:
                left = update(templates / f"{name}.pot", file, code)
                print(f"{_shown(project, file)}: {left} to translate")
    return 0


def _named(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _pots(templates: Path) -> Iterator[Path]:
    return templates.rglob("*.pot")


def _wanted(asked: list[str], names: set[str]) -> set[str]:
    if EVERY in asked:
        return names
    for name in asked:
        if name not in names:
            raise CommandError(f"There is no catalogue {name!r}{did_you_mean(name, names)}.")
    return {*asked}


def _shown(project: Project, file: Path) -> Path:
    return project.relative(file) if file.is_relative_to(project.root) else file


def update(template: Path, file: Path, code: str) -> int:
    """Bring the catalogue in *file* up to date; how many messages are left to translate.

    :raises CommandError: if it cannot be read.
    """
    with template.open("rb") as stream:
        messages = read_po(stream)
    catalogue = Catalog(code, project=messages.project, version=messages.version, fuzzy=False)
    if file.is_file():
        try:
            catalogue = read_catalogue(file)
        except (PoFileError, *UNREADABLE) as err:
            raise CommandError(f"{file} cannot be read: {err}") from err
    catalogue.update(messages, update_creation_date=False)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalogue, width=100)
    return sum(1 for message in catalogue if message.id and (message.fuzzy or not message.string))
