"""Heads of pages are read when they changed, and never taken for those of other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx_commons.structured_data import heads
from sphinx_commons.structured_data.heads import known_heads

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "html"
    (folder / "blog").mkdir(parents=True)
    write(folder, "index.html", "home")
    write(folder, "blog/post.html", "post")
    return folder


def write(folder: Path, path: str, title: str) -> None:
    head = f'<link rel="canonical" href="https://example.org/{path}"><meta name="x" content="y">'
    title = f'<meta property="og:title" content="{title}">'
    (folder / path).write_text(f"<html><head>{head}{title}</head><body></body></html>")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    paths: list[str] = []
    usual = heads.read_head

    def read_noted(file: Path, path: str) -> object:
        paths.append(path)
        return usual(file, path)

    monkeypatch.setattr(heads, "read_head", read_noted)
    return paths


def test_only_changed_pages_are_read(site: Path, tmp_path: Path, read: list[str]):
    notes = tmp_path / "doctrees" / "heads.json"
    first = known_heads(site, notes)
    assert [(h.path, h.canonical, h.said) for h in first] == [
        ("blog/post.html", "https://example.org/blog/post.html", {"og:title": "post"}),
        ("index.html", "https://example.org/index.html", {"og:title": "home"}),
    ]
    assert read == ["blog/post.html", "index.html"]
    read.clear()
    assert known_heads(site, notes) == first
    assert read == []
    write(site, "index.html", "hall")  # as long as before
    write(site, "new.html", "new")
    (site / "blog/post.html").unlink()
    found = known_heads(site, notes)
    assert [(h.path, h.said["og:title"]) for h in found] == [
        ("index.html", "hall"),
        ("new.html", "new"),
    ]
    assert read == ["index.html", "new.html"]


@pytest.mark.parametrize("text", ["", "{}", "[]", "[[], {}]", '[["robots"], {"index.html": [1]}]'])
def test_notes_that_say_nothing_are_made_anew(site: Path, tmp_path: Path, text: str):
    notes = tmp_path / "heads.json"
    notes.write_text(text)
    assert [head.path for head in known_heads(site, notes)] == ["blog/post.html", "index.html"]
