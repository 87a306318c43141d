"""Builds of the project in the current folder, each as a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from sphinx_commons.core.editions import beside

from .project import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .project import Project


def sphinx_options(command: str, description: str, arguments: list[str]) -> list[str]:
    """The *arguments* of *command*, which has none of its own but ``--help``, for Sphinx."""
    return options_parser(command, description).parse_known_args(arguments)[1]


def options_parser(command: str, description: str) -> ArgumentParser:
    """A parser for the options of *command*; what it does not know is for Sphinx."""
    return ArgumentParser(
        prog=f"sphinx-commons {command}",
        description=description,
        epilog="Other options are handed to sphinx-build, such as -W, -q, -j or -D NAME=VALUE.",
    )


def kept_parser(command: str, description: str) -> ArgumentParser:
    """Such a parser, with the option for the folder of kept releases."""
    parser = options_parser(command, description)
    text = "the folder of releases that were kept before"
    parser.add_argument("--kept", metavar="DIR", type=Path, help=text)
    return parser


def build(
    project: Project, builder: str, out: Path, options: Sequence[str], doctrees: str = ""
) -> None:
    """Run the *builder*, with *options* of ``sphinx-build``, and say how long it took.

    :param doctrees: the builder whose doctrees are used, its own if none is named.

    :raises CommandError: if it ends with an error, or with a warning where *options* say so.
    """
    start = time.monotonic()
    kept = project.build / "doctrees" / (doctrees or builder)
    where = ["-b", builder, "-d", *map(str, map(project.relative, (kept, project.source, out)))]
    command = [sys.executable, "-m", "sphinx", "-c", ".", "-j", "auto", *options, *where]
    if subprocess.run(command, cwd=project.root, check=False).returncode:  # noqa: S603
        raise CommandError(f"The build did not succeed: {builder}.")
    print(f"{builder}: done in {time.monotonic() - start:.0f} s.", flush=True)


def build_pages(project: Project, options: Sequence[str], language: str = "") -> Path:
    """Build the pages with pretty URLs; the folder that they are in.

    :param language: the language of a translation, which has a folder of its own.

    :raises CommandError: if that does not succeed.
    """
    settings = project.settings()
    excluded = Matcher(settings.get("exclude_patterns", ()))
    names = (project.build.name, f"{project.build.name}/site/index.html.md")
    if project.source == project.root and not any(map(excluded, names)):
        advice = f'add "{project.build.name}" to exclude_patterns in conf.py'
        raise CommandError(f"What is built would be read as sources: {advice}.")
    site = pages_folder(project, language)
    more = [*options, *in_language(language)]
    build(project, "dirhtml", site, more, beside("dirhtml", language))
    return site


def pages_folder(project: Project, language: str = "") -> Path:
    """Where the pages of one language are built: the folder that is hosted, where it has no other.

    The hosted folder of several languages is joined from theirs.
    """
    source, *others = project.settings().get("languages") or [""]
    if not others:
        return project.build / "site"
    return project.build / "languages" / (language or source)


def in_language(language: str) -> list[str]:
    """The options of ``sphinx-build`` for a translation; none for the language of the sources."""
    return ["-D", f"language={language}"] if language else []


# The builders of handbooks, each with the folder that its files go to.
BOOKS = {"typst": "pdf", "epub-books": "epub"}


def build_handbooks(project: Project, options: Sequence[str], language: str = "") -> None:
    """Build the handbooks of a language as PDF and EPUB, where the project has some.

    :raises CommandError: if that does not succeed.
    """
    if project.settings().get("handbooks") and uses(project, "handbook"):
        for builder in BOOKS:
            build_books(project, builder, options, language)


def uses(project: Project, room: str) -> bool:
    """Whether the project lists the extension *room*, alone or with all."""
    listed = project.settings().get("extensions", ())
    return not {"sphinx_commons", f"sphinx_commons.{room}"}.isdisjoint(listed)


def build_books(project: Project, builder: str, options: Sequence[str], language: str = "") -> Path:
    """Run a *builder* of handbooks; the folder that they are in.

    :raises CommandError: if that does not succeed.
    """
    out = project.build / beside(BOOKS[builder], language)
    more = [*options, *in_language(language)]
    build(project, builder, out, more, beside("typst", language))
    return out
