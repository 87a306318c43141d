"""``make new-author``: a valid file, and nothing is ever overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx_commons.commands.new.author import add_author
from sphinx_commons.commands.project import CommandError
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "authors").mkdir(parents=True)
    text = "---\nauthor: {id: ada, name: Ada, aliases: [countess]}\n---\n# Ada\n"
    (folder / "authors/lovelace.md").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe",
        "Jean-Luc O'Neil",
        "Yes",
        "no",
        "Jakub Ružička",
        "山田",
        "A: b",
        '"Q"',
        "*x* <b> & #",
    ],
)
def test_the_file_is_a_valid_entry(docs, name):
    path = add_author(docs, "jdoe", f" {name} ")
    assert path == docs / "authors/jdoe.md"
    decoded = decode(find_header(path.read_text(encoding="utf-8")))
    assert decoded.problems == ()
    assert decoded.meta.author_entry.id == "jdoe"
    assert decoded.meta.author_entry.name == name


@pytest.mark.parametrize(
    "own_id", ["", " ", "../x", "a/b", "a b", ".hidden", "index", "x" * 100, "a\nb", "-a"]
)
def test_an_id_that_cannot_be_one_is_refused(docs, own_id):
    with pytest.raises(CommandError, match="ID"):
        add_author(docs, own_id, "Jane")
    assert len(list(docs.rglob("*"))) == 2


@pytest.mark.parametrize("own_id", ["lovelace", "ada", "countess", "Ada", "LOVELACE"])
def test_a_name_that_is_taken_is_refused(docs, own_id):
    before = (docs / "authors/lovelace.md").read_text(encoding="utf-8")
    with pytest.raises(CommandError, match=r"lovelace\.md has the name"):
        add_author(docs, own_id, "Jane")
    assert (docs / "authors/lovelace.md").read_text(encoding="utf-8") == before


def test_an_empty_name_is_refused(docs):
    with pytest.raises(CommandError, match="NAME is empty"):
        add_author(docs, "jdoe", "  ")
