"""Compiling that does not give up: what is wrong is worked around, one kind after the other.

Characters that no face has are named, pictures that cannot be read become their words, blocks that
cannot be set are left out; last, the file is made without the standard. The first try uses the
bundled faces only, so that what they cover looks the same everywhere, unless the handbook asks for
a family that is not among them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..characters import is_invisible, named
from ..converters import is_readable
from . import blame, compiler
from .blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MOST_TRIES = 30  # each mends all that the compiler complains of, which then complains of the next


@dataclass(frozen=True, slots=True)
class Pressed:
    """A result, and what had to be worked around.

    *uncovered* are the characters no font has, *broken* the paths of unreadable images, *left_out*
    the reasons for blocks that are missing, *untagged* the reasons why the file keeps no standard.
    """

    result: compiler.Result
    uncovered: str = ""
    broken: tuple[str, ...] = ()
    left_out: tuple[compiler.Problem, ...] = ()
    untagged: tuple[compiler.Problem, ...] = ()

    @property
    def is_patched(self) -> bool:
        """Whether there is something to warn of."""
        found = (self.uncovered, self.broken, self.left_out, self.untagged, self.result.notes)
        return any(found)


def press(
    source: Path,
    fonts: Sequence[Path],
    inputs: Mapping[str, str],
    images: Sequence[str],
    families: Sequence[str] = (),
) -> Pressed:
    """Compile *source*; *images* are the paths it shows, below its folder.

    :param families: those that the handbook asks for.
    """
    system = bool(families) and not _has(fonts, families)
    attempt = _Attempt(source, fonts, dict(inputs), images, system)
    try:
        result = attempt.compile()
        for _try in range(MOST_TRIES):
            if result.pdf is not None or not attempt.mend(result.problems):
                break
            result = attempt.compile()
        if result.pdf is not None and attempt.fill_pages():
            result = attempt.compile()
        if result.pdf is None:
            result = replace(result, problems=tuple(map(attempt.placed, result.problems)))
    finally:
        attempt.part.unlink(missing_ok=True)
    visible = "".join(char for char in sorted(attempt.uncovered) if not is_invisible(char))
    left_out = tuple(attempt.left_out.values())
    return Pressed(result, visible, attempt.broken, left_out, attempt.untagged)


def _has(fonts: Sequence[Path], families: Sequence[str]) -> bool:
    """Whether the folders have all *families*."""
    known = {name.casefold() for name in compiler.fonts_of(fonts, system_fonts=False).families()}
    return all(name.casefold() in known for name in families)


@dataclass
class _Attempt:
    """How the source is compiled next; *broken* is ``None`` before the pictures were tried."""

    source: Path
    fonts: Sequence[Path]
    inputs: dict[str, str]
    images: Sequence[str]
    system: bool
    uncovered: set[str] = field(default_factory=set)
    tried_pictures: bool = False
    broken: tuple[str, ...] = ()
    left_out: dict[int, compiler.Problem] = field(default_factory=dict)
    untagged: tuple[compiler.Problem, ...] = ()

    def __post_init__(self) -> None:
        self.blocks = Blocks.of(self.source.read_text(encoding="utf-8"))
        self.part = self.source.with_name(f"_{self.source.name}")  # no handbook's name begins so

    def compile(self) -> compiler.Result:
        """What comes of the source as it is to be compiled now."""
        if not self.left_out:
            return self._compiled(self.source, self.inputs)
        self.part.write_text(self.blocks.without(self.left_out), encoding="utf-8")
        return self._compiled(self.part, self.inputs)

    def fill_pages(self) -> bool:
        """Whether chapters are to begin where another ends in the first lines of a page."""
        source = self.part if self.left_out else self.source
        short = compiler.short_ends(source, self.fonts, self.inputs, system_fonts=self.system)
        self.inputs["filling"] = json.dumps(short)
        return bool(short)

    def _compiled(self, source: Path, inputs: Mapping[str, str]) -> compiler.Result:
        return compiler.compile_pdf(
            source, self.fonts, inputs, system_fonts=self.system, tagged=not self.untagged
        )

    def mend(self, problems: Sequence[compiler.Problem]) -> bool:
        """Whether there is something else to try against *problems*; it is arranged for."""
        characters = set(compiler.uncovered(problems)) - self.uncovered
        others = [problem for problem in problems if not compiler.uncovered([problem])]
        if characters:
            return self._cover(characters)
        return self._leave_out_pictures() or self._leave_out_blocks(others) or self._untag(problems)

    def _cover(self, characters: set[str]) -> bool:
        """Look for *characters* in the faces of the system first, then name them."""
        if not self.system:
            self.system = True
        else:
            self.uncovered |= characters
            self.inputs["uncovered"] = named("".join(sorted(self.uncovered)))
        return True

    def _leave_out_pictures(self) -> bool:
        if self.tried_pictures:
            return False
        self.tried_pictures = True
        folder = self.source.parent
        self.broken = tuple(
            path for path in self.images if not is_readable(folder / path.lstrip("/"))
        )
        self.inputs["broken"] = json.dumps(self.broken)
        return bool(self.broken)

    def _leave_out_blocks(self, problems: Sequence[compiler.Problem]) -> bool:
        """Leave out the block of each problem."""
        found = {self._block_of(problem): problem for problem in reversed(problems)}
        blocks = {
            number: compiler.placed(problem, self.blocks.parts[number])
            for number, problem in found.items()
            if number is not None and number not in self.left_out
        }
        self.left_out |= blocks
        return bool(blocks)

    def _block_of(self, problem: compiler.Problem) -> int | None:
        if problem.source_line:
            return self.blocks.at(problem.source_line)
        left = tuple("" if at in self.left_out else it for at, it in enumerate(self.blocks.parts))
        return blame.culprit(problem.message, replace(self.blocks, parts=left), self._problems_of)

    def _problems_of(self, text: str) -> tuple[compiler.Problem, ...]:
        self.part.write_text(text, encoding="utf-8")
        return self._compiled(self.part, {**self.inputs, "partial": "1"}).problems

    def _untag(self, problems: Sequence[compiler.Problem]) -> bool:
        """Give up the standard, which is better than the book."""
        if self.untagged:
            return False
        self.untagged = tuple(problems)
        return True

    def placed(self, problem: compiler.Problem) -> compiler.Problem:
        """*problem* with its place, where one is found."""
        number = None if problem.docname else self._block_of(problem)
        return problem if number is None else compiler.placed(problem, self.blocks.parts[number])
