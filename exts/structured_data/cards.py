"""Pictures for link previews: title and description of a page, drawn on this machine.

No Sphinx in here. One grey scale image is drawn and coloured through its palette, which is fast and
gives small files.
"""

from __future__ import annotations

import hashlib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageColor, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
BAR = 28
SHADES = 255  # The last place of the palette is the colour of the bar.
WHITE, GREY = 254, 190
TITLE_SIZES = ((76, 3), (60, 4))  # Size of the type, and how many lines of it there may be.
TEXT_SIZE, TEXT_LINES, NAME_SIZE = 36, 3, 40
LEADING = 1.25
NEAR = 0.05  # More than kerning with spaces makes of the width of a line.
COMPRESSION = 3  # More takes twice the time to save a seventh.
NOWHERE = "\U0010fffd"  # A character that no font has.
VERSION = "2"
DEFAULTS = {"background": "#1f2733", "accent": "#b3122f", "font": "", "bold": ""}

Style = dict[str, str]


def card_name(site: str, title: str, description: str, style: Mapping[str, str]) -> str:
    """The name of the file: another one whenever the picture would be another one."""
    parts = [VERSION, site, title, description, *sorted(f"{k}={v}" for k, v in style.items())]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16] + ".png"


def draw_card(site: str, title: str, description: str, style: Mapping[str, str]) -> bytes:
    """A PNG of 1200 x 630 pixels; texts that the fonts cannot show are left out."""
    look = {**DEFAULTS, **style}
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(image)
    bottom = _draw_title(pen, title, look["bold"] or look["font"])
    _draw_text(pen, description, look["font"], bottom + 34)
    name_font = load_font(look["bold"] or look["font"], NAME_SIZE)
    if shows(name_font, site):
        pen.text((MARGIN, HEIGHT - MARGIN), site, font=name_font, fill=WHITE, anchor="ls")
    pen.rectangle((0, 0, BAR, HEIGHT), fill=SHADES)
    return _coloured(image, look["background"], look["accent"])


def _draw_title(pen: ImageDraw.ImageDraw, title: str, path: str) -> int:
    """Draw *title* as large as it fits; where the next line begins."""
    for size, most in TITLE_SIZES:
        font = load_font(path, size)
        lines = wrap(title, font)
        if len(lines) <= most:
            break
    if not shows(font, title):
        return MARGIN
    return _draw_lines(pen, shorten(lines, most, font), font, WHITE, MARGIN)


def _draw_text(pen: ImageDraw.ImageDraw, text: str, path: str, top: int) -> None:
    font = load_font(path, TEXT_SIZE)
    if shows(font, text):
        room = (HEIGHT - MARGIN - NAME_SIZE - MARGIN // 3 - top) // round(TEXT_SIZE * LEADING)
        most = min(room, TEXT_LINES)
        _draw_lines(pen, shorten(wrap(text, font), most, font), font, GREY, top)


def _draw_lines(
    pen: ImageDraw.ImageDraw, lines: list[str], font: Font, shade: int, top: int
) -> int:
    size = getattr(font, "size", TEXT_SIZE)
    for line in lines:
        pen.text((MARGIN, top), line, font=font, fill=shade)
        top += round(size * LEADING)
    return top


def wrap(text: str, font: Font) -> list[str]:
    """*text* in lines no wider than the card; a word that is too long is broken."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, font):
        longer = f"{line} {word}" if line else word
        if line and not fits(longer, font):
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def fits(line: str, font: Font) -> bool:
    """Whether *line* is no wider than the card; measured as a whole only where that is close."""
    space = WIDTH - 2 * MARGIN
    words = line.split(" ")
    width = sum(width_of(word, font) for word in words) + (len(words) - 1) * width_of(" ", font)
    return width < space if abs(width - space) > space * NEAR else font.getlength(line) <= space


@cache
def width_of(word: str, font: Font) -> float:
    """How wide *word* is by itself."""
    return font.getlength(word)


def _pieces(text: str, font: Font) -> Iterator[str]:
    for word in text.split():
        start = 0
        if width_of(word, font) > WIDTH - 2 * MARGIN:
            for end in range(1, len(word) + 1):
                if font.getlength(word[start:end]) > WIDTH - 2 * MARGIN:
                    yield word[start : end - 1]
                    start = end - 1
        yield word[start:]


def shorten(lines: list[str], most: int, font: Font) -> list[str]:
    """The first *most* of *lines*, with an ellipsis where there are more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while font.getlength(f"{last}…") > WIDTH - 2 * MARGIN:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,;:.") + "…"]


def shows(font: Font, text: str) -> bool:
    """Whether *font* has a picture for every character of *text*."""
    return all(has_glyph(font, char) for char in set(text) if not char.isspace())


@cache
def has_glyph(font: Font, char: str) -> bool:
    """Whether *font* has a picture for *char* of its own."""
    return bytes(font.getmask(char)) != bytes(font.getmask(NOWHERE))


@cache
def load_font(path: str, size: int) -> Font:
    """The font at *path*, or the one that Pillow brings."""
    return ImageFont.truetype(path, size) if path else ImageFont.load_default(size)


def _coloured(image: Image.Image, background: str, accent: str) -> bytes:
    dark: tuple[int, ...] = ImageColor.getrgb(background)[:3]
    palette: list[int] = []
    for shade in range(SHADES):
        palette += [round(low + (255 - low) * shade / (SHADES - 1)) for low in dark]
    palette += ImageColor.getrgb(accent)[:3]
    image.putpalette(palette)
    file = BytesIO()
    image.save(file, "PNG", compress_level=COMPRESSION)
    return file.getvalue()
