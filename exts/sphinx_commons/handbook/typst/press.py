"""Compiling that does not give up: it works around missing glyphs and unreadable images.

The first try uses the bundled fonts only, so that what they cover looks the same everywhere, unless
the handbook asks for a family that is not among them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..characters import is_invisible, named
from ..converters import is_readable
from . import blame, compiler

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pressed:
    """A result, and what had to be worked around.

    *uncovered* are the characters no font has, *broken* the paths of unreadable images.
    """

    result: compiler.Result
    uncovered: str = ""
    broken: tuple[str, ...] = ()

    @property
    def is_patched(self) -> bool:
        """Whether there is something to warn of."""
        return bool(self.uncovered or self.broken or self.result.notes)


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
    result = compiler.compile_pdf(source, fonts, inputs, system_fonts=system)
    broken: tuple[str, ...] = ()
    if result.pdf is None and not compiler.uncovered(result.problems):
        broken = tuple(path for path in images if not is_readable(source.parent / path.lstrip("/")))
        if broken:
            inputs = {**inputs, "broken": json.dumps(broken)}
            result = compiler.compile_pdf(source, fonts, inputs, system_fonts=system)
    if not compiler.uncovered(result.problems):
        return Pressed(_blamed(result, source, fonts, inputs), "", broken)
    if not system:
        result = compiler.compile_pdf(source, fonts, inputs, system_fonts=True)
    missing = compiler.uncovered(result.problems)
    if missing:
        inputs = {**inputs, "uncovered": named(missing)}
        result = compiler.compile_pdf(source, fonts, inputs, system_fonts=True)
    result = _blamed(result, source, fonts, inputs)
    visible = "".join(character for character in missing if not is_invisible(character))
    return Pressed(result, visible, broken)


def _has(fonts: Sequence[Path], families: Sequence[str]) -> bool:
    """Whether the folders have all *families*."""
    known = {name.casefold() for name in compiler.fonts_of(fonts, system_fonts=False).families()}
    return all(name.casefold() in known for name in families)


def _blamed(
    result: compiler.Result, source: Path, fonts: Sequence[Path], inputs: Mapping[str, str]
) -> compiler.Result:
    """*result* with the place of every problem that has one."""
    if result.pdf is not None:
        return result
    return replace(result, problems=blame.locate(result.problems, source, fonts, inputs))
