"""Pictures for link previews: title and description of a page, drawn on this machine.

No Sphinx in here. One image of sixteen shades is drawn and coloured through its palette, which is
fast and gives small files.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageColor

from .cards import DEFAULTS
from .lettering import load_face

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .lettering import Face

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
SPACE = WIDTH - 2 * MARGIN
BAR = 28
BITS = 4
LEVEL = 1  # Of compression: more takes three times as long and saves a quarter.
ACCENT = 2**BITS - 1  # The last place of the palette is the colour of the bar.
WHITE, GREY = ACCENT - 1, ACCENT - 4
TITLE_SIZES = ((76, 3), (60, 4))  # Size of the type, and how many lines of it there may be.
TEXT_SIZE, TEXT_LINES, NAME_SIZE = 36, 3, 40
LEADING = 1.25


def draw_card(site: str, title: str, description: str, style: Mapping[str, str]) -> bytes:
    """A PNG of 1200 x 630 pixels; texts that the fonts cannot show are left out."""
    look = {**DEFAULTS, **style}
    image = Image.new("P", (WIDTH, HEIGHT))
    bottom = _draw_title(image, title, look["bold"] or look["font"])
    _draw_text(image, description, look["font"], bottom + 34)
    face = load_face(look["bold"] or look["font"], NAME_SIZE)
    if face.shows(site):
        face.draw(image, (MARGIN, HEIGHT - MARGIN - NAME_SIZE), site, WHITE)
    image.paste(ACCENT, (0, 0, BAR, HEIGHT))
    return _coloured(image, look["background"], look["accent"])


def _draw_title(image: Image.Image, title: str, path: str) -> int:
    """Draw *title* as large as it fits; where the next line begins."""
    for size, most in TITLE_SIZES:
        face = load_face(path, size)
        lines = wrap(title, face)
        if len(lines) <= most:
            break
    if not face.shows(title):
        return MARGIN
    return _draw_lines(image, shorten(lines, most, face), face, WHITE, MARGIN)


def _draw_text(image: Image.Image, text: str, path: str, top: int) -> None:
    face = load_face(path, TEXT_SIZE)
    if face.shows(text):
        room = (HEIGHT - MARGIN - NAME_SIZE - MARGIN // 3 - top) // round(TEXT_SIZE * LEADING)
        most = min(room, TEXT_LINES)
        _draw_lines(image, shorten(wrap(text, face), most, face), face, GREY, top)


def _draw_lines(image: Image.Image, lines: list[str], face: Face, shade: int, top: int) -> int:
    for line in lines:
        face.draw(image, (MARGIN, top), line, shade)
        top += round(face.size * LEADING)
    return top


def wrap(text: str, face: Face) -> list[str]:
    """*text* in lines no wider than the card; a word that is too long is broken."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, face):
        longer = f"{line} {word}" if line else word
        if line and face.width(longer) > SPACE:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def _pieces(text: str, face: Face) -> Iterator[str]:
    for word in text.split():
        start = 0
        if face.width(word) > SPACE:
            for end in range(1, len(word) + 1):
                if face.width(word[start:end]) > SPACE:
                    yield word[start : end - 1]
                    start = end - 1
        yield word[start:]


def shorten(lines: list[str], most: int, face: Face) -> list[str]:
    """The first *most* of *lines*, with an ellipsis where there are more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while face.width(f"{last}…") > SPACE:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,;:.") + "…"]


def _coloured(image: Image.Image, background: str, accent: str) -> bytes:
    dark = ImageColor.getrgb(background)[:3]
    shades = [round(low + (255 - low) * shade / WHITE) for shade in range(ACCENT) for low in dark]
    image.putpalette([*shades, *ImageColor.getrgb(accent)[:3]])
    file = BytesIO()
    image.save(file, "PNG", bits=BITS, compress_level=LEVEL)
    return file.getvalue()
