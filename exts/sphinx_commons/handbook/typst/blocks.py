"""A Typst source in the blocks that it can do without, one by one. No Sphinx here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

# Blocks of a section begin so, see the translator's statements.
START = re.compile(r"(?m)^(?=//@@ )")
BODY = "#{\n"
END = "\n//@ :0\n"
STRING = r'("(?:[^"\\]|\\.)*")'
ANCHOR = re.compile(rf"anchor\({STRING}\)|^titled\(\d+, name: {STRING}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Blocks:
    """*parts* are the blocks, *head* and *tail* what stands around them."""

    head: str
    parts: tuple[str, ...]
    tail: str

    @classmethod
    def of(cls, text: str) -> Blocks:
        """The blocks of a whole source."""
        head, start, rest = text.partition(BODY)
        body, end, tail = rest.rpartition(END)
        return cls(head + start, tuple(START.split(f"{body}\n")), end[1:] + tail)

    def at(self, line: int) -> int | None:
        """The number of the block that has this line (from 1) of the whole source."""
        last = self.head.count("\n")
        for number, part in enumerate(self.parts):
            first, last = last, last + part.count("\n")
            if first < line <= last:
                return number
        return None

    def without(self, left_out: Collection[int]) -> str:
        """The whole source without these blocks; links still find their places.

        What is left stands in the lines where it stood.
        """
        parts = [
            anchors_of(part) if number in left_out else part
            for number, part in enumerate(self.parts)
        ]
        return f"{self.head}{''.join(parts)}{self.tail}"

    def only(self, parts: Collection[str]) -> str:
        """A source with nothing but *parts*, which are some of the blocks."""
        return f"{self.head}{''.join(parts)}\n}}\n"


def anchors_of(part: str) -> str:
    """A block as long as *part*, with the places that links lead to and nothing else."""
    mark, _, rest = part.partition("\n")
    names = [anchor or title for anchor, title in ANCHOR.findall(rest)]
    kept = ";".join(f"anchor({name})" for name in dict.fromkeys(names))
    return "\n".join([mark, kept, *[""] * (part.count("\n") - 1)])
