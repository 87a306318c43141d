"""``sphinx-commons init``: a new site."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from sphinx_commons.commands.project import CommandError

from .answers import answers, questions
from .new_files import texts_of

# What may be in the folder already.
HARMLESS = {".git"}


def main(arguments: list[str]) -> int:
    """Write a new site into a folder of its own; the exit status.

    :raises CommandError: if that cannot be done; nothing is written then.
    """
    given = _parser().parse_args(arguments)
    folder = given.folder.absolute()
    wanted = questions(folder.name)
    told = {name: getattr(given, name) for name in wanted}
    try:
        _refuse_used(folder)
        found = answers(wanted, told, input if sys.stdin.isatty() else None)
        for name, text in texts_of(found).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except EOFError as err:
        raise CommandError("\nNo answer, so nothing was written.") from err
    except OSError as err:
        raise CommandError(str(err)) from err
    print(f"{given.folder}: a new site. Go there and say make html, or sphinx-commons live.")
    return 0


def _refuse_used(folder: Path) -> None:
    """Leave folders alone that hold something.

    :raises CommandError: if *folder* does.
    """
    if folder.is_dir() and (used := sorted({path.name for path in folder.iterdir()} - HARMLESS)):
        raise CommandError(f"{folder} is not empty: it has {used[0]!r}. Name a new folder.")
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{folder} is a file. Name a new folder.")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="sphinx-commons init",
        description="Write a new site: settings, a page, a question, an author, a post and a "
        "handbook. What is not said is asked for.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    parser.add_argument("--title", help="what the site is called")
    parser.add_argument("--author", metavar="NAME", help="who writes it")
    parser.add_argument("--language", metavar="CODE", help="such as en, de or pt_BR")
    parser.add_argument("--url", help="where it will be, such as https://docs.example.org/")
    return parser
