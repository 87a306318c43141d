"""Pieces of text between blank lines, taken one after another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown.reader import BlockReader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from commons_importer.markdown.page_nodes import Node
    from commons_importer.markdown.rules import Rules
    from commons_importer.markdown.source import Line

Block = list["Line"]
INDENT = "    "


def pieces(lines: Sequence[Line]) -> list[Block]:
    """*lines* cut at blank lines; each further blank line leaves an empty piece."""
    out: list[Block] = []
    current: Block = []
    for line in lines:
        if line[0].strip():
            current.append(line)
        elif current:
            out.append(current)
            current = []
        else:
            out.append([])
    if current:
        out.append(current)
    return out


def detab(text: str, level: int) -> str:
    """*text* without the indentation of *level* levels, if it has it."""
    prefix = INDENT * level
    return text[len(prefix) :] if text.startswith(prefix) else text


def indented(lines: Block, width: int = len(INDENT)) -> int:
    """How many of the first *lines* are indented by *width*."""
    pad = " " * width
    return next((i for i, (text, _) in enumerate(lines) if not text.startswith(pad)), len(lines))


class PythonBase(BlockReader):
    """The loop over the pieces; a state says in what kind of block it runs."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.state: list[str] = []
        self.steps: tuple[Callable[[Node, list[Block]], bool], ...] = ()
        self.searched: dict[re.Pattern[str], tuple[Block, int | None]] = {}

    def _parse(self, parent: Node, blocks: list[Block]) -> None:
        if self.depth > 60:
            parent.children += [self.paragraph(block) for block in blocks if block]
            return
        self.depth += 1
        outside, self.searched = self.searched, {}
        while blocks:
            if not any(step(parent, blocks) for step in self.steps):
                blocks.pop(0)
        self.searched = outside
        self.depth -= 1

    def _in_state(self, name: str) -> bool:
        return bool(self.state) and self.state[-1] == name

    def _within(self, state: str, parent: Node, blocks: list[Block]) -> None:
        self.state.append(state)
        self._parse(parent, blocks)
        self.state.pop()

    def _split(self, parent: Node, blocks: list[Block], index: int, width: int) -> Block:
        """Take a block apart around *width* lines at *index*; what is before is read first."""
        block = blocks.pop(0)
        if index:
            self._parse(parent, [block[:index]])
        if index + width < len(block):
            blocks.insert(0, block[index + width :])
        return block[index : index + width]

    def first(self, block: Block, pattern: re.Pattern[str]) -> int | None:
        """The first line of *block* that *pattern* fits.

        Blocks are taken apart line by line. What is left over is the end of a block that was
        searched already, and searching it again for each line would take the square of its length.
        """
        if not block:
            return None
        before, found = self.searched.get(pattern, ([], None))
        gone = len(before) - len(block)
        is_rest = gone >= 0 and before[gone] is block[0] and before[-1] is block[-1]
        if is_rest and (found is None or found >= gone):
            return None if found is None else found - gone
        found = next((i for i, (text, _) in enumerate(block) if pattern.match(text)), None)
        self.searched[pattern] = block, found
        return found

    def _opened(
        self, parent: Node, blocks: list[Block], pattern: re.Pattern[str]
    ) -> tuple[re.Match[str], int, Block] | None:
        """The first line of a block that *pattern* fits, its number, and the lines below it.

        What is before that line is read into *parent*; nothing is done where there is none.
        """
        index = self.first(blocks[0], pattern)
        if index is None:
            return None
        block = blocks.pop(0)
        text, line = block[index]
        found = pattern.match(text)
        assert found
        if index:
            self._parse(parent, [block[:index]])
        return found, line, block[index + 1 :]

    def language_line(self, node: Node) -> None:
        """Take a first line that only names the language (``:::python``, ``#!python``)."""
        first, _, rest = node.text.partition("\n")
        found = re.match(r"(?:(::+)|(#!))((?:/\w+)*[/ ])?([\w#.+-]*)\s*(?:hl_lines=.*)?$", first)
        if not self.rules.code_language or not found or not (found[1] or found[2]):
            return
        if found[4]:
            node.name = node.name or found[4].lower()
        if not found[3]:
            node.text = rest
