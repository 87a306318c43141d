"""The index after any edits is that of a clean build."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.testing.util import SphinxTestApp

from exts.speed.search import KeptIndex, joined, moved

if TYPE_CHECKING:
    from pathlib import Path

WORDS: dict[str, int | list[int]] = {"rare": 1, "common": [0, 1, 2], "pair": [1, 2]}


def test_words_of_pages_that_are_gone_are_gone():
    assert moved(WORDS, [0, 1, 2]) == WORDS
    assert moved(WORDS, [0, None, 1]) == {"common": [0, 1], "pair": 1}
    assert moved(WORDS, [1, 2, 3]) == {"rare": 2, "common": [1, 2, 3], "pair": [2, 3]}


def test_words_of_new_pages_are_added():
    found = joined(dict(WORDS), {"rare": 0, "pair": [0, 2], "new": 3, "none": []})
    assert found == {"rare": [0, 1], "common": [0, 1, 2], "pair": [0, 1, 2], "new": 3}


def build(folder: Path) -> dict[str, Any]:
    """The index of the site in *folder*."""
    app = SphinxTestApp("html", srcdir=folder)
    try:
        app.build()
        assert app.warning.getvalue() == ""
        index: Any = getattr(app.builder, "indexer", None)
        assert isinstance(index, KeptIndex), "Sphinx makes another index: see search.py"
        text = (app.outdir / "searchindex.js").read_text("utf-8")
    finally:
        app.cleanup()
    found: dict[str, Any] = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    return found


def write(folder: Path, name: str, title: str, text: str) -> None:
    (folder / f"{name}.md").write_text(f"---\norphan: true\n---\n# {title}\n\n{text}\n")


@pytest.mark.parametrize("edit", ["nothing", "text", "title", "new first", "gone", "all"])
def test_the_index_after_an_edit_is_that_of_a_clean_build(tmp_path: Path, edit: str):
    site = tmp_path / "site"
    site.mkdir()
    (site / "conf.py").write_text('extensions = ["myst_parser", "exts.speed"]')
    (site / "index.md").write_text("# Home\n\nApples and pears.\n")
    for name in "bcd":
        write(site, name, f"Page of {name * 3}", f"Apples, word{name} and plums.")
    before = build(site)
    if edit == "text":
        write(site, "c", "Page of ccc", "Pears and another cherry.")
    elif edit == "title":
        write(site, "d", "Cherries", "Apples, wordd and plums.")
    elif edit == "new first":
        write(site, "a", "Page of aaa", "Apples, worda and plums.")
    elif edit == "gone":
        (site / "b.md").unlink()
    elif edit == "all":
        for name in ("index", *"bcd"):
            write(site, name, "New", "Nothing of before.")
    after = build(site)
    assert (after == before) is (edit == "nothing")
    clean = tmp_path / "clean"
    shutil.copytree(site, clean, ignore=shutil.ignore_patterns("_build"))
    assert after == build(clean)
