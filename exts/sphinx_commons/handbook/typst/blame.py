"""Which block of a handbook a problem comes from, where the compiler does not say.

Problems that show up during layout or export have no place in the source. They are found by
compiling less and less of it. No Sphinx here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from . import compiler

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .compiler import Problem

BLOCK = re.compile(r"(?m)^(?=//@@ )")
BODY = "#{\n"


def locate(
    problems: Sequence[Problem], source: Path, fonts: Sequence[Path], inputs: Mapping[str, str]
) -> tuple[Problem, ...]:
    """*problems*, those without a place with that of the first block that has them."""
    if all(problem.docname for problem in problems):
        return tuple(problems)
    whole = source.read_text(encoding="utf-8")
    head, _start, body = whole.partition(BODY)
    blocks = BLOCK.split(body.rpartition("\n//@ :0\n")[0])
    part = source.with_name(f"_{source.name}")  # no handbook's name begins so

    def has(message: str, chosen: Sequence[str]) -> bool:
        part.write_text(f"{head}{BODY}{''.join(chosen)}\n}}\n", encoding="utf-8")
        result = compiler.compile_pdf(part, fonts, {**inputs, "partial": "1"}, system_fonts=False)
        return any(problem.message == message for problem in result.problems)

    def first(message: str, chosen: Sequence[str]) -> str:
        """The first block with *message*, nothing where no block has it alone."""
        if not has(message, chosen):
            return ""
        if len(chosen) == 1:
            return chosen[0]
        half = len(chosen) // 2
        return first(message, chosen[:half]) or first(message, chosen[half:])

    try:
        return tuple(
            problem if problem.docname else _placed(problem, first(problem.message, blocks))
            for problem in problems
        )
    finally:
        part.unlink(missing_ok=True)


def _placed(problem: Problem, block: str) -> Problem:
    lines = block.splitlines()
    docname, line = compiler.place_of(lines, 1)
    return replace(problem, docname=docname, line=line)
