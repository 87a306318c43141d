"""Each room says in its own words what it is for."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.host_names import EXTS

ROOMS = sorted(file.parent.name for file in (EXTS / "sphinx_commons").glob("*/__init__.py"))
# Words for what comes in, what goes out, whom the room asks, and what it must never do.
ENOUGH = 40


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_for(room: str):
    file = EXTS / "sphinx_commons" / room / "__init__.py"
    text = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    title, _, body = text.partition("\n\n")
    assert title.endswith(".")
    assert len(body.split()) >= ENOUGH
    assert re.search(r"\bask(s|ed)?\b", body)
    assert re.search(r"\b(never|no)\b", body, re.IGNORECASE)


def test_files_that_the_map_names_are_there():
    text = (EXTS / "README.md").read_text("utf-8").partition("## The house")[2].partition("## ")[0]
    named = {name for name in re.findall(r"`(\w+/\w+(?:\.py)?)`", text) if "/" in name}
    assert len(named) > 20
    assert [name for name in sorted(named) if not (EXTS / "sphinx_commons" / name).exists()] == []
