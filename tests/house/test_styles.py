"""Style sheets that other themes load too name no colour that only Furo has."""

from __future__ import annotations

import re

import pytest

from tests.builds import ROOT

ROOMS = ROOT / "exts/sphinx_commons"
# `theme` is for Furo, and the preview is a page of its own.
FOR_FURO = ("theme", "commands", "handbook")
FOUND = sorted(ROOMS.rglob("*.css"))
SHEETS = [path for path in FOUND if path.relative_to(ROOMS).parts[0] not in FOR_FURO]
BARE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_what_furo_names_has_a_fallback(sheet):
    text = sheet.read_text(encoding="utf-8")
    own = set(re.findall(r"^\s*(--[\w-]+):", text, re.MULTILINE))
    assert set(BARE.findall(text)) - own == set()


def test_sheets_are_found():
    assert {"authors.css", "blog.css", "comments.css", "faq.css"} <= {path.name for path in SHEETS}
