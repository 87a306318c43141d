"""What templates put into a page after its Markdown was read: one mark in the text for each."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Private characters, which no rule of Markdown knows; addresses are not encoded before reading.
PIECE = re.compile("\ue010\\d{1,6}\ue011")
_TAG = re.compile(r"<[^<>]*>")
MAX_PLAIN = 2_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """HTML of a template, Markdown that it rendered, words, or a tag that nobody knows."""

    kind: Literal["html", "markdown", "text", "hidden"]
    text: str


def mark(number: int) -> str:
    """What stands in the text for the piece of that *number*."""
    return f"\ue010{number}\ue011"


def apart(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[str, Piece | None]]:
    """*text* between its marks, and the pieces that the marks stand for."""
    done = 0
    for found in PIECE.finditer(text):
        number = int(found[0][1:-1])
        if number >= len(pieces):
            continue
        if found.start() > done:
            yield text[done : found.start()], None
        yield "", pieces[number]
        done = found.end()
    if done < len(text):
        yield text[done:], None


def shown(text: str, pieces: Sequence[Piece], depth: int = 0) -> str:
    """*text* with the words of its pieces, for places that hold only words."""
    if "\ue010" not in text:
        return text
    out = ""
    for part, piece in apart(text, pieces):
        if piece is None:
            out += part
        elif depth < 30:
            inner = shown(piece.text, pieces, depth + 1)
            out += html.unescape(_TAG.sub("", inner)) if piece.kind == "html" else inner
        if len(out) > MAX_PLAIN:
            break
    return out
