"""Lines set from letters look as Pillow sets them."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw
from sphinx_commons.structured_data.lettering import BESIDE, load_face


def drawn(line: str, size: int) -> Image.Image:
    image = Image.new("L", (900, 100))
    load_face("", size).draw(image, (20, 10), line, 255)
    return image


def by_pillow(line: str, size: int) -> Image.Image:
    image = Image.new("L", (900, 100))
    ImageDraw.Draw(image).text((20, 10), line, font=load_face("", size).font, fill=255)
    return image


@pytest.mark.parametrize("size", [36, 76])
@pytest.mark.parametrize("line", ["AV To WAVE, fjord", "Äpfel – “ça va”", "Ökonomie", "x"])
def test_a_line_looks_as_pillow_draws_it(line, size):
    ours, theirs = drawn(line, size), by_pillow(line, size)
    assert all(abs(a - b) <= 2 for a, b in zip(ours.getbbox(), theirs.getbbox(), strict=True))
    strange = ImageChops.difference(ours, theirs)
    assert sum(strange.tobytes()) < sum(theirs.tobytes()) / 4
    assert abs(load_face("", size).width(line) - load_face("", size).font.getlength(line)) < 2


@pytest.mark.parametrize("line", ["سلام", "नमस्ते", "e\u0301", "שלום a"])
def test_scripts_that_join_or_turn_are_left_to_pillow(line):
    assert not BESIDE.fullmatch(line)
    assert drawn(line, 36).tobytes() == by_pillow(line, 36).tobytes()
