"""Toctrees that lead to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.environment import BuildEnvironment
from sphinx_commons.core.circles import collect_relations

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sites import Built

CONF = 'extensions = ["myst_parser", "sphinx_commons.{}"]\nhtml_theme = "{}"\n'
PAGE = "# {}\n\n```{{toctree}}\n{}\n```\n"
CIRCLE = {
    "index": "a\nalone",
    "a": "b",
    "b": "c",
    "c": "a\nb",
    "alone": "alone",
    "odd": "index",
}


@pytest.mark.parametrize(
    ("room", "builder", "theme"),
    [
        ("speed", "html", "alabaster"),
        ("structured_data", "dirhtml", "alabaster"),
        ("navigation", "html", "furo"),
        ("speed", "singlehtml", "alabaster"),
        ("epub", "epub", "alabaster"),
        ("epub", "html", "alabaster"),
        ("speed", "latex", "alabaster"),
        ("speed", "text", "alabaster"),
    ],
)
def test_circles_of_toctrees(make_site: Callable[..., Built], room: str, builder: str, theme: str):
    pages = {f"{name}.md": PAGE.format(name, entries) for name, entries in CIRCLE.items()}
    files = {"conf.py": CONF.format(room, theme), **pages}
    built = make_site(files, builder)
    if builder in ("html", "dirhtml"):
        assert "alone.md:3: WARNING:" in built.warnings
        assert ".md: WARNING: circular toctree references" in built.warnings


def test_without_circles_it_is_what_sphinx_says(make_site: Callable[..., Built]):
    tree = {"index": "a\nb", "a": "c\nd", "b": "d\ne", "c": "e", "d": "f"}
    pages = {f"{n}.md": PAGE.format(n, tree.get(n, "")) for n in ("index", *"abcdef")}
    built = make_site({"conf.py": CONF.format("speed", "alabaster"), **pages}, "dummy")
    assert collect_relations(built.env) == BuildEnvironment.collect_relations(built.env)
