"""Typst source to PDF, with the compiler's messages tied to places in the documents."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import typst

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PLACE = re.compile(r"^//@@? (.*):(\d+)$")
ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|(.))")
POINTER = re.compile(r"┌─ (?P<file>[^\n]*?):(?P<line>\d+):\d+")
UNCOVERED = re.compile(r"the text `\"(?P<text>.*?)\"` could not be displayed", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Problem:
    """A message of the compiler; *line* is that of the document, 0 where it is not known.

    *source_line* is that of the Typst source, likewise.
    """

    message: str
    docname: str = ""
    line: int = 0
    source_line: int = 0

    @property
    def place(self) -> tuple[str, int | None] | None:
        """Where in the documents, as a warning's location."""
        return (self.docname, self.line or None) if self.docname else None


@dataclass(frozen=True, slots=True)
class Result:
    """*pdf* is ``None`` where *problems* ended the compile."""

    pdf: bytes | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = field(default=())


def compile_pdf(
    source: Path,
    font_paths: Sequence[Path],
    inputs: Mapping[str, str],
    *,
    system_fonts: bool,
    tagged: bool = True,
) -> Result:
    """What comes of *source* as a PDF; files are read from its folder only.

    :param tagged: whether the file must keep PDF/UA-1.
    """
    fonts = fonts_of(font_paths, system_fonts=system_fonts)
    text = source.read_text(encoding="utf-8")
    try:
        pdf, notes = typst.compile_with_warnings(
            str(source),
            root=str(source.parent),
            font_paths=fonts,
            sys_inputs=dict(inputs),
            pdf_standards=["ua-1"] if tagged else [],
            timestamp=0,
        )
    except typst.TypstError as error:
        problems = _problems(error.diagnostic, "error", source, text)
        return Result(None, problems, _problems(error.diagnostic, "warning", source, text))
    said = "\n".join(note.diagnostic for note in notes)
    return Result(pdf, notes=_problems(said, "warning", source, text))


def short_ends(
    source: Path, font_paths: Sequence[Path], inputs: Mapping[str, str], *, system_fonts: bool
) -> list[str]:
    """The chapters before which another ends in the first lines of a page, by their labels.

    One after another that is to begin there is none of them: its end will be elsewhere.
    """
    fonts = fonts_of(font_paths, system_fonts=system_fonts)
    try:
        found = typst.query(
            str(source),
            "<chapter-end>",
            field="value",
            root=str(source.parent),
            font_paths=fonts,
            sys_inputs={**inputs, "measuring": "1"},
        )
    except typst.TypstError:
        return []  # what cannot be measured is set as it was
    chosen: list[str] = []
    before = ""
    for end in json.loads(found):
        if end["short"] and before not in chosen:
            chosen.append(end["name"])
        before = end["name"]
    return chosen


def fonts_of(font_paths: Sequence[Path], *, system_fonts: bool) -> typst.Fonts:
    """The fonts in the folders, those of the compiler, and the system's if wanted."""
    return typst.Fonts(
        include_system_fonts=system_fonts, font_paths=[str(path) for path in font_paths]
    )


def _problems(diagnostic: str, kind: str, source: Path, text: str) -> tuple[Problem, ...]:
    """A problem for each message of this kind in *diagnostic*."""
    lines = text.splitlines()
    parts = re.split(r"(?m)^(error|warning): ", diagnostic)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return tuple(_problem(part, source, lines) for found, part in pairs if found == kind)


def _problem(part: str, source: Path, lines: list[str]) -> Problem:
    message = re.split(r"\n\s*(?:┌─|=)", part, maxsplit=1)[0].strip()
    # A file of the template may have the name of the source.
    own = f"{source.parent.name}/{source.name}"
    places = [
        int(found["line"])
        for found in POINTER.finditer(part)
        if found["file"] == source.name or found["file"].endswith(own)
    ]
    if not places:
        return Problem(message)
    docname, line = place_of(lines, places[0])
    return Problem(message, docname, line, places[0])


def placed(problem: Problem, block: str) -> Problem:
    """*problem* with the place of the *block* that it comes from, unless it has one."""
    docname, line = place_of(block.splitlines(), 1)
    return problem if problem.docname else replace(problem, docname=docname, line=line)


def place_of(lines: Sequence[str], number: int) -> tuple[str, int]:
    """The document and line that line *number* of the Typst source comes from."""
    for line in reversed(lines[:number]):
        if match := PLACE.match(line):
            return match[1], int(match[2])
    return "", 0


def uncovered(problems: Sequence[Problem]) -> str:
    """The characters that no font has, as *problems* say, in order."""
    found = [UNCOVERED.search(problem.message) for problem in problems]
    texts = (unescaped(match["text"]) for match in found if match)
    return "".join(sorted({character for text in texts for character in text}))


def unescaped(text: str) -> str:
    """What the compiler's spelling of a string stands for."""
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)


def page_count(pdf: bytes) -> int:
    """The number of pages of a PDF that the compiler wrote."""
    return max((int(count) for count in re.findall(rb"/Count (\d+)", pdf)), default=0)
