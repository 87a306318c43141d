"""Pictures keep their room before they arrive."""

from __future__ import annotations

import io

import pytest
from PIL import ExifTags, Image

CONF = """
extensions = ["myst_parser", "sphinx_commons.images"]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}viewBox="0 0 30 20"><path d="M0 0"/></svg>'


def picture(kind: str, turned: int = 1) -> bytes:
    """A picture, which a note in it may turn: 6 is a quarter, 3 upside down."""
    file = io.BytesIO()
    note = Image.Exif()
    note[ExifTags.Base.Orientation] = turned
    Image.new("RGB", (40, 30)).save(file, kind, exif=note)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "size"),
    [
        ("a.png", picture("PNG"), ("40", "30")),
        ("a b.gif", picture("GIF"), ("40", "30")),
        ("a.svg", SVG.format('width="300" height="200" '), ("300", "200")),
        # As wide as the column.
        ("b.svg", SVG.format(""), (None, None)),
        ("a.jpg", picture("JPEG"), ("40", "30")),
        ("b.jpeg", picture("JPEG", 6), ("30", "40")),
        ("c.JPG", picture("JPEG", 3), ("40", "30")),
        ("bad.jpg", picture("JPEG")[:15], (None, None)),
        ("bad.png", b"no picture", (None, None)),
    ],
    ids=lambda value: value if isinstance(value, str) and "<" not in value else "",
)
def test_sizes_are_those_of_the_files(make_site, name, content, size):
    site = make_site({"conf.py": CONF, "index.md": f"# P\n\n![A](<{name}>)\n", name: content})
    image = site.soup("index.html").select_one(".body img")
    assert (image.get("width"), image.get("height")) == size


def test_a_size_that_was_asked_for_stays(make_site):
    text = "# P\n\n```{image} a.png\n:width: 20px\n:alt: A\n```\n"
    site = make_site({"conf.py": CONF, "index.md": text, "a.png": picture("PNG")})
    image = site.soup("index.html").select_one(".body img")
    assert (image["width"], image["height"]) == ("20", "15")
