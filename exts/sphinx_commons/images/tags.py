"""The pictures in the HTML of a page: how large they are, when they load, and from which files."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .collecting import FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_commons.core.galleries import Copy, Picture

IMAGE = re.compile(r"""<img\b((?:[^<>"']|"[^"]*"|'[^']*')*?)(\s*/?>)""", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\s([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ELEMENT = re.compile(r"<[^>]*>")
PIXELS = re.compile(r"(\d+)(?:\.\d+)?(?:px)?")
DECLARED = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([^;]+)")
DIMENSIONS = ("width", "height")
# Of what a wide screen shows first, in pixels; a column of text is as wide, and a character of it
# has this share of a line.
SCREEN, COLUMN, CHARACTER = 900, 800, 0.3
# One of the two is never seen.
BY_COLOURS = ("only-light", "only-dark")


def attributes_of(text: str) -> dict[str, str]:
    """The attributes in *text*, which stands in a tag, by their names in lower case."""
    return {m[1].lower(): unescape(m[2] or m[3] or "") for m in ATTRIBUTE.finditer(text)}


class Dresser:
    """Writes tags again; *pictures* are those that a page may know, by their names in *folder*."""

    def __init__(self, pictures: Mapping[str, Picture], folder: str) -> None:
        self.pictures, self.folder = pictures, folder

    def _picture(self, given: Mapping[str, str]) -> Picture | None:
        """The picture that a tag with the attributes *given* shows, if it is one of the site."""
        place, _slash, name = given.get("src", "").rpartition("/")
        is_own = place.rpartition("/")[2] == self.folder and "//" not in place
        return self.pictures.get(unquote(name)) if is_own else None

    def sized(self, body: str) -> str:
        """*body*, in which pictures say how large they are."""
        return IMAGE.sub(lambda tag: self._sized(tag[0], tag), body)

    def _sized(self, whole: str, tag: re.Match[str]) -> str:
        given = attributes_of(tag[1])
        picture = self._picture(given)
        size = shown_size(picture.size, given) if picture and picture.size else None
        if size is None:
            return whole
        missing = {k: v for k, v in zip(DIMENSIONS, size, strict=True) if k not in given}
        # The style sheet knows by the last of these whose sizes are told here.
        told = "".join(f' {name}="{value}"' for name, value in missing.items())
        return f'<img{tag[1]}{told} decoding="async"{tag[2]}' if told else whole

    def dressed(self, body: str) -> str:
        """*body*, in which pictures have copies, and wait where they are far below."""
        found, place, end = [], 0.0, 0
        for tag in IMAGE.finditer(body):
            found.append(body[end : tag.start()])
            place += CHARACTER * len(ELEMENT.sub("", found[-1]))
            end = tag.end()
            found.append(self._dressed(tag, is_far=place > SCREEN))
            place += self._height(tag)
        return "".join([*found, body[end:]])

    def _height(self, tag: re.Match[str]) -> float:
        given = attributes_of(tag[1])
        width, height = (int(given[k]) if given.get(k, "").isdecimal() else 0 for k in DIMENSIONS)
        return height * min(1, COLUMN / width) if width else 0

    def _dressed(self, tag: re.Match[str], *, is_far: bool) -> str:
        given = attributes_of(tag[1])
        picture = self._picture(given)
        if picture is None:
            return tag[0]
        waits = is_far or not set(BY_COLOURS).isdisjoint(given.get("class", "").split())
        lazy = ' loading="lazy"' if waits and "loading" not in given else ""
        image = f"<img{tag[1]}{lazy}{tag[2]}"
        if not picture.copies or "srcset" in given:
            return image
        sizes = escape(given.get("data-sizes") or sizes_of(given, picture))
        folder = given["src"].rpartition("/")[0]
        sources = "".join(
            f'<source type="image/{kind}" srcset="{escape(srcset(folder, some))}" sizes="{sizes}">'
            for kind, some in picture.copies.items()
        )
        return f"<picture>{sources}{image}</picture>"


def shown_size(natural: tuple[int, int], given: Mapping[str, str]) -> tuple[int, int] | None:
    """Width and height that a tag should tell, whatever is *given*; None where a style says both.

    Percentages are of the column: then the size only tells the shape.
    """
    style = dict(DECLARED.findall(given.get("style", given.get("data-style", ""))))
    wanted = {key: given.get(key) or style.get(key, "").strip() for key in DIMENSIONS}
    if all(wanted.values()):
        return None
    width, height = natural
    if exact := PIXELS.fullmatch(wanted["width"]):
        width, height = int(exact[1]), round(height * int(exact[1]) / width)
    elif exact := PIXELS.fullmatch(wanted["height"]):
        width, height = round(width * int(exact[1]) / height), int(exact[1])
    elif wanted["height"]:
        return None
    return max(width, 1), max(height, 1)


def sizes_of(given: Mapping[str, str], picture: Picture) -> str:
    """How wide the picture is on the page at most, as the attribute ``sizes`` has it."""
    told = given.get("width", "")
    natural = picture.size[0] if picture.size else COLUMN
    width = min(int(told) if told.isdecimal() else natural, COLUMN)
    return f"(min-width: {width}px) {width}px, 100vw"


def srcset(folder: str, copies: list[Copy]) -> str:
    """The files *copies*, beside the picture in *folder*, with their widths."""
    return ", ".join(f"{folder}/{FOLDER}/{copy.name} {copy.width}w" for copy in copies)
