"""Lines of text in a picture, set from letters that are drawn once for all pictures.

No Sphinx in here. Scripts whose letters join, stack or run from the right are drawn a line at a
time by Pillow, which knows how.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

# Latin, Greek, Cyrillic, common signs, Chinese, Japanese, Korean: letter beside letter.
BESIDE = re.compile(
    "[ -~\u00a0-\u024f\u0370-\u03ff\u0400-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027"
    "\u2030-\u205e\u20a0-\u20bf\u3001-\u3029\u3030-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*"
)
NOWHERE = "\U0010fffd"  # A character that no font has.


class Letter(NamedTuple):
    """The picture of a letter or a line, and where it lies from the pen at the top of the line."""

    mask: Image.Image
    left: int
    top: int


class Face:
    """A font at one size."""

    def __init__(self, path: str, size: int) -> None:
        """The font at *path*, or the one that Pillow brings.

        :raises OSError: if there is no font at *path*.
        """
        self.size = size
        self.font: Font = ImageFont.truetype(path, size) if path else ImageFont.load_default(size)
        # Each letter and each pair is measured once for all pictures.
        self.letter = cache(self._letter)
        self.shift = cache(self._shift)
        self.has = cache(self._has)

    def shows(self, text: str) -> bool:
        """Whether there is a picture for every character of *text*."""
        return all(self.has(char) for char in set(text) if not char.isspace())

    def width(self, line: str) -> float:
        """How wide *line* is, in pixels."""
        if BESIDE.fullmatch(line):
            return sum(map(self.shift, line, [*line[1:], ""]))
        return self.font.getlength(line)

    def draw(self, image: Image.Image, place: tuple[int, int], line: str, shade: int) -> None:
        """Draw *line* with its top left corner at *place*."""
        if not BESIDE.fullmatch(line):
            _put(image, self._letter(line), place[0], place[1], shade)
            return
        pen = float(place[0])
        for char, follower in zip(line, [*line[1:], ""], strict=False):
            _put(image, self.letter(char), round(pen), place[1], shade)
            pen += self.shift(char, follower)

    def _letter(self, text: str) -> Letter:
        left, top, right, bottom = map(round, self.font.getbbox(text))
        # One pixel at each side, for what a box leaves out.
        mask = Image.new("L", (right - left + 2, bottom - top + 2))
        ImageDraw.Draw(mask).text((1 - left, 1 - top), text, font=self.font, fill=255)
        return Letter(mask, left - 1, top - 1)

    def _shift(self, char: str, follower: str) -> float:
        """How far the pen goes on after *char*, with the kerning before *follower*."""
        return self.font.getlength(char + follower) - self.font.getlength(follower)

    def _has(self, char: str) -> bool:
        return bytes(self.font.getmask(char)) != bytes(self.font.getmask(NOWHERE))


def _put(image: Image.Image, letter: Letter, pen: int, top: int, shade: int) -> None:
    image.paste(shade, (pen + letter.left, top + letter.top), letter.mask)


@cache
def load_face(path: str, size: int) -> Face:
    """The face, opened once."""
    return Face(path, size)
