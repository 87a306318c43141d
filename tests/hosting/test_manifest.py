"""The web manifest and its icons."""

from __future__ import annotations

import json

import pytest
from PIL import Image

from tests.builds import DOCS

STATIC = DOCS / "_static"
MANIFEST = json.loads((STATIC / "site.webmanifest").read_text("utf-8"))


@pytest.mark.parametrize("icon", MANIFEST["icons"], ids=lambda icon: icon["src"])
def test_icons_are_what_the_manifest_says(icon):
    path = STATIC / icon["src"]
    assert path.is_file()
    if icon["type"] == "image/png":
        with Image.open(path) as image:
            assert "{}x{}".format(*image.size) == icon["sizes"]
            assert image.get_format_mimetype() == icon["type"]


def test_the_start_is_in_the_scope():
    assert MANIFEST["start_url"].startswith(MANIFEST["scope"])
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in MANIFEST["icons"]}


def test_the_icon_for_home_screens_has_no_holes():
    with Image.open(STATIC / "apple-touch-icon.png") as image:
        assert image.size == (180, 180)
        assert image.convert("RGBA").getextrema()[3] == (255, 255)
