"""What differs between two texts, side by side.

git compares: its way takes time by the length of the texts and what differs, not by the product
of their lengths, and one call compares all pages.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# git knows no letters but those of its locale, so each word, and each sign that is in none, is
# ended by a character that no page has. Between Chinese and Japanese words there is nothing.
END = "\x1f"
TOKEN = re.compile(r"[^\W\u2e80-\U0010ffff]+|\S")
WORD = f"[^{END}\t ]+|[\t ][\t ]+"
COMMAND = (
    "git", "-c", "core.quotePath=true", "diff", "--no-index", "--no-ext-diff", "--no-color",
    "--no-renames", "--no-textconv", "--text", "--histogram", "--unified=2",
    "--word-diff=porcelain",
)  # fmt: skip
# So many rows that a page with them opens at once.
LONGEST = 1000

# A piece of a line, and whether it is in this one of the two texts only.
Piece = tuple[str, bool]


@dataclass(slots=True)
class Row:
    """One line as it was and as it is; ``is_gap`` where unchanged lines are left out."""

    before: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)
    is_gap: bool = False

    @property
    def kind(self) -> str:
        """``same``, ``gone``, ``new`` or ``other``."""
        if not any(marked for _, marked in (*self.before, *self.after)):
            return "same"
        return "other" if self.before and self.after else "gone" if self.before else "new"


def compare(pairs: Sequence[tuple[str, str]]) -> list[list[Row]]:
    """For each pair of texts the rows that differ, with what stands next to them."""
    found: list[list[Row]] = [[] for _ in pairs]
    with TemporaryDirectory() as folder:
        for number, pair in enumerate(pairs):
            for side, text in zip(("a", "b"), pair, strict=True):
                file = Path(folder, side, f"{number}.txt")
                file.parent.mkdir(exist_ok=True)
                ended = TOKEN.sub(rf"\g<0>{END}", text.replace(END, ""))
                file.write_bytes(ended.encode("utf-8", "replace"))
        if pairs:
            for number, lines in _sections(_asked(Path(folder))):
                found[number] = list(_rows(lines))
    return found


def _asked(folder: Path) -> bytes:
    command = [*COMMAND, f"--word-diff-regex={WORD}", "--", "a", "b"]
    # Whoever calls has a locale and a configuration of their own.
    env = {**os.environ, "LC_ALL": "C", "GIT_CONFIG_GLOBAL": os.devnull}
    env["GIT_DIR"] = str(folder / "none")
    done = subprocess.run(  # noqa: S603 (fixed words, no shell)
        command, cwd=folder, env=env, capture_output=True, check=False
    )
    if done.returncode > 1:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def _sections(output: bytes) -> Iterator[tuple[int, list[str]]]:
    """For each pair that differs its number and the lines about it.

    Lines about what differs begin with another sign than ``d``.
    """
    number, lines = -1, list[str]()
    for line in output.decode("utf-8", "replace").split("\n"):
        if line.startswith("diff --git "):
            if lines:
                yield number, lines
            number, lines = int(line.rpartition("/")[2].partition(".")[0]), []
        else:
            lines.append(line)
    if lines:
        yield number, lines


def _rows(lines: Iterable[str]) -> Iterator[Row]:
    gone: list[Row] = []
    new: list[Row] = []
    row, is_head = Row(), True
    for line in lines:
        sign, text = line[:1], line[1:].replace(END, "")
        if sign == "@":
            yield from _side_by_side(gone, new)
            if not is_head:
                yield Row(is_gap=True)
            is_head = False
        elif is_head:
            continue
        elif sign == "~":
            if row.kind == "gone":
                gone.append(row)
            elif row.kind == "new":
                new.append(row)
            elif row.before or row.after:
                yield from _side_by_side(gone, new)
                yield row
            row = Row()
        else:
            _add(row, sign, text)
    yield from _side_by_side(gone, new)


def _add(row: Row, sign: str, text: str) -> None:
    if sign in (" ", "-"):
        row.before.append((text, sign == "-"))
    if sign in (" ", "+"):
        row.after.append((text, sign == "+"))


def _side_by_side(gone: list[Row], new: list[Row]) -> Iterator[Row]:
    """Lines that went beside those that came; both lists are empty afterwards."""
    for number in range(max(len(gone), len(new))):
        before = gone[number].before if number < len(gone) else []
        after = new[number].after if number < len(new) else []
        yield Row(before, after)
    gone.clear()
    new.clear()
