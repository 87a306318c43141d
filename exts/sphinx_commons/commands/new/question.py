"""Add a question to a page, ready for its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_commons.commands.project import CommandError
from sphinx_commons.core.clock import today
from sphinx_commons.core.vocabulary import did_you_mean
from sphinx_commons.faq.slugs import is_question, slugify
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

from .sources import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIRECTIVE = re.compile(r"\s*(?::{3,}|`{3,})\{faq:question\}[ \t]*(?P<title>.*)")
ID = re.compile(r"\s*:id:[ \t]*(?P<id>\S+)")
HEADING = re.compile(r"(?P<level>#{1,6})[ \t]+(?P<title>.*?)(?:[ \t]+#+)?[ \t]*")
FENCE = re.compile(r"\s*(`{3,}|~{3,})")
ANSWER = "Write the answer here."


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a source file has: its id, its line, and its level if it is a heading."""

    qid: str
    line: int
    level: int = 0


def add_question(docs: Path, title: str, page: str) -> tuple[Path, int]:
    """Add the question *title* at the end of *page*.

    :param page: a file below *docs*, with or without the folder and the suffix.
    :returns: the file and the line where the answer is to be written.
    :raises CommandError: for an empty title, an unknown page, or a question asked already.
    """
    title = " ".join(title.split())
    if not any(char.isalnum() for char in title):
        raise CommandError("TITLE is empty: say what is asked")
    title = title if is_question(title) else f"{title}?"
    path = find_page(docs, page)
    for known in sorted(docs.rglob("*.md")):
        for asked in questions_of(read(known)):
            if asked.qid == slugify(title):
                place = f"{known.relative_to(docs.parent)}:{asked.line}"
                raise CommandError(f"{place} has this question already")
    text = read(path)
    addition = entry(text, title)
    kept = text.rstrip("\n")
    newline = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    path.write_text(f"{kept}\n\n{addition}", encoding="utf-8", newline=newline)
    before, _, _ = addition.partition(ANSWER)
    return path, kept.count("\n") + 3 + before.count("\n")


def find_page(docs: Path, page: str) -> Path:
    """The existing file that *page* names; never one outside *docs*."""
    bare = page.strip().removeprefix(f"{docs.name}/").removesuffix(".md")
    pages = {path.relative_to(docs).as_posix().removesuffix(".md") for path in docs.rglob("*.md")}
    for name in (bare, f"faq/{bare}"):
        if name in pages:
            return docs / f"{name}.md"
    hint = did_you_mean(bare, pages) or did_you_mean(f"faq/{bare}", pages)
    raise CommandError(f"PAGE {page!r} is no page below {docs.name}/{hint}")


def says_faq(text: str) -> bool:
    """Whether the headings of a page are questions."""
    return decode(find_header(text)).meta.faq


def questions_of(text: str) -> Iterator[Asked]:
    """The questions of a source file, written either way."""
    takes_headings = says_faq(text)
    lines = text.splitlines()
    fence = ""
    for number, line in enumerate(lines, 1):
        if fence:
            fence = "" if line.strip() == fence else fence
        elif match := DIRECTIVE.fullmatch(line):
            yield Asked(chosen_id(lines[number:]) or slugify(match["title"]), number)
        elif match := FENCE.match(line):
            fence = match[1]
        elif takes_headings and (match := HEADING.fullmatch(line)) and is_question(match["title"]):
            yield Asked(slugify(match["title"]), number, len(match["level"]))


def chosen_id(lines: list[str]) -> str:
    """The id among the options that follow a directive."""
    for line in lines:
        if match := ID.match(line):
            return match["id"]
        if not line.strip().startswith(":") or line.strip().startswith(":::"):
            return ""
    return ""


def entry(text: str, title: str) -> str:
    """The new question in the way that the page *text* has."""
    if says_faq(text):
        levels = [asked.level for asked in questions_of(text) if asked.level]
        return f"{'#' * (levels[-1] if levels else 2)} {title}\n\n{ANSWER}\n"
    options = f":reviewed: {today().isoformat()}\n"
    return f":::{{faq:question}} {title}\n{options}\n{ANSWER}\n:::\n"
