"""What a new site is told: checked, and asked for on a terminal where it was not said."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from babel import Locale, UnknownLocaleError

from sphinx_commons.commands.project import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HOST = re.compile(r"[a-z0-9][a-z0-9.-]*")
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
    language, *parts = text.strip().replace("-", "_").split("_")
    # The folders of Sphinx's own translations are named so.
    parts = [part.upper() if len(part) == 2 else part.title() for part in parts]
    code = "_".join([language.lower(), *parts])
    try:
        Locale.parse(code)
    except (ValueError, UnknownLocaleError) as err:
        advice = "a code such as en, de or pt_BR is wanted"
        raise CommandError(f"{text!r:.60} is no language: {advice}.") from err
    return code


def checked_url(text: str) -> str:
    """The URL *text* with a slash at its end.

    :raises CommandError: if no site can have it.
    """
    advice = "one such as https://docs.example.org/ is wanted"
    wrong = CommandError(f"{text!r:.60} is no address of a site: {advice}.")
    try:
        parts = urlsplit(text.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as err:
        raise wrong from err
    besides = parts.query or parts.fragment or parts.username or parts.password
    if parts.scheme not in ("http", "https") or besides or not HOST.fullmatch(host):
        raise wrong
    path = quote(parts.path.strip("/"), safe="/%:@!$&()*+,;=~-._")
    return f"{parts.scheme}://{host}{port}/{path}{'/' if path else ''}"


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
