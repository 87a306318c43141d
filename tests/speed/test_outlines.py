"""Headings are read when they are asked for, and are always headings for who asks."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.speed.outlines import Outlines

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def heading(text: str) -> nodes.bullet_list:
    return nodes.bullet_list("", nodes.list_item("", nodes.paragraph(text, text)))


def kept() -> Outlines:
    made = Outlines({"a": heading("A"), "b": heading("B")})
    found: Outlines = pickle.loads(pickle.dumps(made))
    assert isinstance(dict.__getitem__(found, "a"), bytes)
    return found


def test_every_way_to_ask_gives_nodes():
    assert kept()["a"].astext() == "A"
    assert kept().get("a").astext() == "A"
    assert kept().get("c") is None
    assert kept().get("c", 1) == 1
    assert kept().pop("a").astext() == "A"
    assert kept().pop("c", None) is None
    assert kept().setdefault("a").astext() == "A"
    assert [value.astext() for value in kept().values()] == ["A", "B"]
    assert [(name, value.astext()) for name, value in kept().items()] == [("a", "A"), ("b", "B")]
    assert kept().copy()["b"].astext() == "B"
    outlines = kept()
    outlines.pop("a")
    assert list(outlines) == ["b"]


def test_what_was_changed_is_kept():
    outlines = kept()
    outlines["a"]["classes"] = ["changed"]
    again: Outlines = pickle.loads(pickle.dumps(outlines))
    assert again["a"]["classes"] == ["changed"]
    assert again["b"].astext() == "B"


def test_a_build_reads_the_headings_of_what_it_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_commons.speed"]')
    (tmp_path / "index.md").write_text("# Home\n\n```{toctree}\na\n```\n")
    for name in "abcd":
        orphan = "" if name == "a" else "---\norphan: true\n---\n"
        (tmp_path / f"{name}.md").write_text(f"{orphan}# Page {name}\n\n## Part of {name}\n")

    def build() -> list[str]:
        app = SphinxTestApp("html", srcdir=tmp_path)
        try:
            app.build()
            assert app.warning.getvalue() == ""
            assert isinstance(app.env.tocs, Outlines)
            return [d for d in sorted(app.env.tocs) if not asleep(app.env.tocs, d)]
        finally:
            app.cleanup()

    assert build() == ["a", "b", "c", "d", "index"]
    (tmp_path / "b.md").write_text("---\norphan: true\n---\n# Page b\n\n## Another part\n")
    assert not {"c", "d"} & set(build())
    page = (tmp_path / "_build/html/b.html").read_text("utf-8")
    assert page.count("Another part") >= 2


def asleep(outlines: Outlines, docname: str) -> bool:
    return isinstance(dict.__getitem__(outlines, docname), bytes)
