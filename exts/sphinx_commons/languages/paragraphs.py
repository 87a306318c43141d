"""The paragraphs of a page, each with a short name of what it says. No Sphinx in here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b
from typing import TYPE_CHECKING

from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Words of the header that readers see, as far as a translator writes them anew.
FIELDS = ("title", "summary", "image_alt")
FENCE = re.compile(r"\s*(`{3,}|~{3,})")
LETTERS = 6
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of a page that stands alone, with the line it begins at."""

    line: int
    text: str

    @property
    def digest(self) -> str:
        """Six letters for what it says, however its lines are broken.

        Letters alone, because YAML takes ``123456`` and ``12e456`` for numbers.
        """
        said = " ".join(self.text.split()).encode("utf-8", "backslashreplace")
        number = int.from_bytes(blake2b(said, digest_size=8).digest(), "big")
        return "".join(chr(ord("a") + number // 26**place % 26) for place in range(LETTERS))

    @property
    def start(self) -> str:
        """Its first words."""
        said = " ".join(self.text.split())
        return said if len(said) <= SHOWN else f"{said[: SHOWN - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a paragraph: "changed", "new", or "gone" from before the line."""

    kind: str
    line: int
    start: str = ""


def read_paragraphs(source: str) -> list[Paragraph]:
    """The paragraphs of a page, those of its header first; code with empty lines is one."""
    header = find_header(source)
    meta = decode(header).meta
    found = [Paragraph(meta.line(name), text) for name in FIELDS if (text := getattr(meta, name))]
    return [*found, *_blocks(source[header.end :], header.height + 1)]


def _blocks(body: str, first: int) -> Iterator[Paragraph]:
    fence, begun, lines = "", first, list[str]()
    for number, line in enumerate([*body.splitlines(), ""], first):
        if fence:
            fence = "" if line.strip().startswith(fence) and not line.strip("`~ ") else fence
        elif match := FENCE.match(line):
            fence = match[1]
        if line.strip() or fence:
            begun = begun if lines else number
            lines.append(line)
        elif lines:
            yield Paragraph(begun, "\n".join(lines))
            lines = []
    if lines:
        yield Paragraph(begun, "\n".join(lines))


def changes(before: Sequence[str], now: Sequence[Paragraph]) -> list[Change]:
    """What became of the paragraphs with the digests *before*, which are the paragraphs *now*."""
    matcher = SequenceMatcher(None, before, [paragraph.digest for paragraph in now], autojunk=False)
    found: list[Change] = []
    for what, start, stop, first, last in matcher.get_opcodes():
        if what == "equal":
            continue
        same = min(stop - start, last - first)
        for number, paragraph in enumerate(now[first:last]):
            kind = "changed" if number < same else "new"
            found.append(Change(kind, paragraph.line, paragraph.start))
        line = now[min(last, len(now) - 1)].line if now else 1
        found += [Change("gone", line)] * (stop - start - same)
    return found
