"""What a new site is told: checked, and asked for on a terminal where it was not said."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commons_importer.new_site.values import language_code, site_url

from sphinx_commons.commands.project import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST = 200  # letters of a title or a name


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be told: what it is, how an answer is checked, and the answer if any will do."""

    text: str
    check: Callable[[str], str]
    usual: str = ""


def checked_name(text: str) -> str:
    """*text* in one line.

    :raises CommandError: if it is no name that pages can show.
    """
    name = " ".join(text.split())
    if not any(char.isalnum() for char in name) or len(name) > LONGEST:
        raise CommandError(f"{name!r:.60} is no name: up to {LONGEST} letters are wanted.")
    if any(unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") for char in name):
        raise CommandError(f"{name!r:.60} is no name: it has a character that cannot be shown.")
    return name


def checked_language(text: str) -> str:
    """The code *text* as Sphinx writes it, such as ``pt_BR``.

    :raises CommandError: if no language has that code.
    """
    if not (code := language_code(text)):
        advice = "a code such as en, de or pt_BR is wanted"
        raise CommandError(f"{text!r:.60} is no language: {advice}.")
    return code


def checked_url(text: str) -> str:
    """The URL *text* with a slash at its end.

    :raises CommandError: if no site can have it.
    """
    if not (url := site_url(text)):
        advice = "one such as https://docs.example.org/ is wanted"
        raise CommandError(f"{text!r:.60} is no address of a site: {advice}.")
    return url


def questions(folder: str) -> dict[str, Question]:
    """Option -> what it asks for, for a site in a folder called *folder*."""
    title = folder.replace("-", " ").replace("_", " ").strip().capitalize()
    return {
        "title": Question("What is the site called?", checked_name, title),
        "author": Question("Who writes it? A name:", checked_name),
        "language": Question("In which language? A code:", checked_language, "en"),
        "url": Question("Under which address will it be?", checked_url),
    }


def answers(
    wanted: Mapping[str, Question], told: Mapping[str, str | None], ask: Callable[[str], str] | None
) -> dict[str, str]:
    """Option -> checked answer, from what was *told*.

    :param ask: asks a person with a prompt; None where there is nobody to ask.
    :raises CommandError: if what was told is wrong, or is missing and cannot be asked for.
    """
    found = {name: wanted[name].check(text) for name, text in told.items() if text is not None}
    missing = [name for name in wanted if name not in found]
    if ask is None:
        if lost := [f"--{name}" for name in missing if not wanted[name].usual]:
            raise CommandError(f"There is nobody to ask: say {', '.join(lost)}.")
        return {name: found.get(name) or wanted[name].check(wanted[name].usual) for name in wanted}
    return {name: found.get(name) or _asked(wanted[name], ask) for name in wanted}


def _asked(question: Question, ask: Callable[[str], str]) -> str:
    """The first answer that can be right."""
    while True:
        usual = f" [{question.usual}]" if question.usual else ""
        try:
            return question.check(ask(f"{question.text}{usual} ") or question.usual)
        except CommandError as err:
            print(err)
