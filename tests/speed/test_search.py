"""The index after any edits is that of a clean build."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.search import js_index
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.speed import index_builder
from sphinx_commons.speed.index_builder import (
    KeptIndex,
    as_json,
    as_lists,
    as_text,
    moved,
    taken_apart,
    updated,
)

if TYPE_CHECKING:
    from pathlib import Path

WORDS: dict[str, int | list[int]] = {"rare": 1, "common": [0, 1, 2], "pair": [1, 2]}


def test_words_of_pages_that_are_gone_are_gone():
    words = as_text(WORDS)
    assert as_lists(moved(words, [0, 1, 2])) == WORDS
    assert as_lists(moved(words, [0, None, 1])) == {"common": [0, 1], "pair": 1}
    assert as_lists(moved(words, [1, 2, 3])) == {"rare": 2, "common": [1, 2, 3], "pair": [2, 3]}


def test_words_of_new_pages_are_added():
    found = updated(as_text(WORDS), set(), {"rare": 0, "pair": [0, 2], "new": 3, "none": []})
    now = {"rare": [0, 1], "common": [0, 1, 2], "pair": [0, 1, 2], "new": 3}
    assert as_lists(found) == now


@pytest.mark.parametrize("few", [0, 30])
def test_pages_that_come_again_have_the_words_of_today(few, monkeypatch):
    monkeypatch.setattr(index_builder, "FEW", few)
    found = updated(as_text(WORDS), {1, 2}, {"common": [1], "new": 1})
    assert as_lists(found) == {"common": [0, 1], "new": 1}
    numbers = {"word": list(range(0, 300, 3)), "other": [11, 111]}
    found = updated(as_text(numbers), {11, 111}, {"other": 111, "word": 11})
    assert as_lists(found) == {"other": 111, "word": sorted([*set(numbers["word"]) - {111}, 11])}


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"one": 1},
        {"é": [1, 2], 'a"b': 3, "c\\d": 4, '},"titles":[': 5, "x,": [6, 7], "terms": 0},
    ],
)
def test_the_text_of_an_index_is_what_sphinx_writes(words):
    """Words of some languages, and those that a page names as its keywords, may be anything."""
    index = {
        "alltitles": {'"terms":{': [[0, "x"]]},
        "docnames": ["a"],
        "objects": {},
        "terms": words,
    }
    index |= {"titles": ['},"titles":['], "titleterms": words}
    text = js_index.dumps(index)
    content, tables = taken_apart(text)
    assert content == {**index, "terms": {}, "titleterms": {}}
    assert [as_lists(table) for table in tables] == [words, words]
    assert f'"terms":{{{as_json(tables[0])}}}' in text


@pytest.mark.parametrize("cut", ["Search", '"terms":{', '},"titles":[', "}})", '"one":'])
def test_what_is_no_index_is_refused(cut):
    index = {"docnames": [], "terms": {"one": 1}, "titles": [], "titleterms": {"one": 1}}
    with pytest.raises(ValueError, match=r"format|data"):
        taken_apart(js_index.dumps(index).replace(cut, "", 1))


def build(folder: Path) -> dict[str, Any]:
    """The index of the site in *folder*."""
    app = SphinxTestApp("html", srcdir=folder)
    try:
        app.build()
        assert app.warning.getvalue() == ""
        index: Any = getattr(app.builder, "indexer", None)
        assert isinstance(index, KeptIndex), "Sphinx makes another index: see index_builder.py"
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
    (site / "conf.py").write_text('extensions = ["myst_parser", "sphinx_commons.speed"]')
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
