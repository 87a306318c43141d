"""After any edit, an incremental build gives what a clean one gives."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.repositories import git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# What Sphinx itself leaves behind, or writes anew with every build.
NOT_OURS = (".doctrees", "searchindex.js", ".buildinfo")

# Without links to the pages before and after, whose titles Sphinx does not keep up.
LAYOUT = """{% extends "!layout.html" %}
{% block linktags %}{% endblock %}
{% block relbar1 %}{% endblock %}
{% block relbar2 %}{% endblock %}
{% block sidebar2 %}{% endblock %}
"""
PAGES = ("post", "guide", "authors/cleo")


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def added(name: str, text: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8") and None


def removed(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def new_picture(folder: Path) -> None:
    Image.new("RGB", (64, 64), "navy").save(folder / "authors/ada.png")


NEW_POST = (
    "---\ntitle: New\norphan: true\nauthors: [countess, cleo]\ndate: 2025-01-01\n---\nText.\n"
)
EDITS = {
    "rename an author": replaced("authors/ada.md", "name: Ada Ångström", "name: Ada Lovelace"),
    "rename by heading": replaced("authors/cleo.md", "# Cleo", "# Cleopatra"),
    "change an alias": replaced("authors/bob.md", "name: Bob Stone", "name: Robert Stone"),
    "take over an alias": replaced("authors/bob.md", "name: Bob", "aliases: [ADA], name: Bob"),
    "add a post": added("new.md", NEW_POST),
    "delete a post": removed("post.md"),
    "delete an author": removed("authors/cleo.md"),
    "retire somebody": replaced("authors/bob.md", "{name:", "{retired: true, name:"),
    "retitle a page": replaced("guide.md", "# Guide", "# Handbook"),
    "change a date": replaced("post.md", "2024-07-01", "2023-07-01"),
    "make a page unlisted": replaced("guide.md", "author:", "unlisted: true\nauthor:"),
    "make a page a draft": replaced("guide.md", "author:", "draft: true\nauthor:"),
    "change the summary of an author": replaced("authors/ada.md", "about engines", "about all"),
    "change a picture": new_picture,
    "take away a picture": replaced("authors/ada.md", "  avatar: ada.png\n", ""),
    "write more text": replaced("post.md", "Text", "Many more words " * 200),
}
IN_WORKERS = ("rename an author", "add a post", "delete an author", "change a picture")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part in NOT_OURS for part in path.parts)
    }


@pytest.mark.parametrize(
    ("name", "parallel"), [*((name, 0) for name in EDITS), *((name, 2) for name in IN_WORKERS)]
)
def test_incremental_equals_clean(make_app, rootdir, tmp_path, name, parallel):
    source = tmp_path / "site"
    shutil.copytree(rootdir / "test-authors", source)
    (source / "_templates").mkdir()
    (source / "_templates/layout.html").write_text(LAYOUT, encoding="utf-8")

    def build(out: str) -> dict[str, bytes]:
        app = make_app(
            "html", srcdir=source, builddir=tmp_path / out, parallel=parallel, freshenv=False,
            confoverrides={"html_theme": "basic", "templates_path": ["_templates"]},
        )  # fmt: skip
        app.build()
        found = files(app.outdir)
        app.cleanup()
        return found

    build("one")
    EDITS[name](source)
    incremental, clean = build("one"), build("two")
    assert [path for path in clean if incremental.get(path) != clean[path]] == []
    assert incremental.keys() == clean.keys()


def test_nothing_is_written_again_without_a_change(make_app, rootdir, tmp_path):
    source = tmp_path / "site"
    shutil.copytree(rootdir / "test-authors", source)
    args = {"srcdir": source, "builddir": tmp_path / "out", "freshenv": False}
    make_app("html", **args).build()
    again = make_app("html", **args)
    written: list[str] = []
    again.connect("doctree-resolved", lambda _app, _doctree, docname: written.append(docname))
    again.build()
    assert written == []


def test_each_builder_is_brought_up_to_date(make_app, rootdir, tmp_path):
    """Two builders share one environment; a change seen by one is not lost for the other."""
    source = tmp_path / "site"
    shutil.copytree(rootdir / "test-authors", source)
    args = {"srcdir": source, "builddir": tmp_path / "out", "freshenv": False}
    make_app("text", **args).build()
    make_app("html", **args).build()
    EDITS["rename an author"](source)
    make_app("html", **args).build()
    text = make_app("text", **args)
    text.build()
    assert "By Ada Lovelace" in (text.outdir / "guide.txt").read_text(encoding="utf-8")


def test_a_picture_that_comes_later_is_seen(make_app, rootdir, tmp_path):
    source = tmp_path / "site"
    shutil.copytree(rootdir / "test-authors", source)
    args = {"srcdir": source, "builddir": tmp_path / "out", "freshenv": False}
    (source / "guide.md").unlink()
    picture = (source / "authors/ada.png").read_bytes()
    (source / "authors/ada.png").unlink()
    first = make_app("html", **args)
    first.build()
    assert "avatar 'ada.png' does not exist" in first.warning.getvalue()
    (source / "authors/ada.png").write_bytes(picture)
    second = make_app("html", **args)
    second.build()
    assert (second.outdir / "_images/authors/ada-96.png").is_file()


def test_a_new_date_in_git_is_seen(make_app, rootdir, tmp_path):
    source = tmp_path / "site"
    shutil.copytree(rootdir / "test-authors", source)
    args = {"srcdir": source, "builddir": tmp_path / "out", "freshenv": False}
    git(source, "init", "-q")
    git(source, "add", "-A")
    git(source, "commit", "-q", "-m", "All", date="2015-03-02T12:00:00+00:00")
    app = make_app("html", **args)
    app.build()
    page = app.outdir / "guide.html"
    assert "2 March 2015" in page.read_text(encoding="utf-8")
    git(source, "commit", "-q", "--amend", "--no-edit", "--date", "2016-04-03T12:00:00+00:00")
    make_app("html", **args).build()
    assert "3 April 2016" in page.read_text(encoding="utf-8")
