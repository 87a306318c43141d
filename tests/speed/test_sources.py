"""The same documents are found, and at the same places, as by Sphinx itself."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from sphinx.project import Project
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.speed.source_paths import TABLES, Sources

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".md", ".rst", ".html.md")
FILES = [
    "index.md",
    "a/b.md",
    "a/b.txt",
    "a/é.md",
    "a/c.rst",
    "a/.hidden.md",
    "_sources/x.md",
    "out/y.md",
    "a/long.html.md",
    ".md",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# T\n")
    return tmp_path


def places(project: Project) -> dict[str, list[str]]:
    """docname -> what the project says of it."""
    return {
        docname: [
            str(project.doc2path(docname, absolute=True)),
            str(project.doc2path(docname, absolute=False)),
            str(project.path2doc(project.doc2path(docname, absolute=True))),
            str(project.path2doc(project.doc2path(docname, absolute=False))),
        ]
        for docname in sorted({*project.docnames, "a/missing"})
    }


@pytest.mark.parametrize("suffixes", [SUFFIXES, SUFFIXES[::-1], (".md",)])
def test_documents_are_those_that_sphinx_finds(folder: Path, suffixes):
    ours, theirs = Sources(folder, suffixes), Project(folder, suffixes)
    for project in (ours, theirs):
        assert "a/b" in project.discover(iter(["out"]), iter(["**"]))
        assert not any("out" in docname for docname in project.docnames)
    assert ours.docnames == theirs.docnames
    assert places(ours) == places(theirs)


def test_what_sphinx_warns_of_is_left_to_sphinx(folder: Path):
    (folder / "a/b.rst").write_text("T\n")
    (folder / "broken.md").symlink_to(folder / "nowhere")
    ours, theirs = Sources(folder, SUFFIXES), Project(folder, SUFFIXES)
    assert ours.discover() == theirs.discover()
    assert places(ours) == places(theirs)
    (folder / "a/b.md").unlink()
    (folder / "broken.md").unlink()
    assert ours.discover() == theirs.discover()
    assert places(ours) == places(theirs)


def test_the_next_build_takes_over_what_was_found(folder: Path):
    ours = Sources(folder, SUFFIXES)
    ours.discover()
    known = places(ours)
    for project in (Sources(folder, SUFFIXES), Project(folder, SUFFIXES)):
        project.restore(pickle.loads(pickle.dumps(ours)))
        assert places(project) == known


def test_builds_use_it(tmp_path: Path):
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_commons.speed"]')
    (tmp_path / "index.rst").write_text("T\n=\n")
    app = SphinxTestApp("html", srcdir=tmp_path)
    try:
        app.build()
        assert app.warning.getvalue() == ""
        assert type(app.project) is type(app.env.project) is Sources, "see sources.py"
        assert all(hasattr(Project(tmp_path, []), name) for name in TABLES), "see sources.py"
        path = app.builder.get_output_path("a/b")
        assert path == app.outdir / "a/b.html"
        assert app.builder.get_output_path("a/b") is path
    finally:
        app.cleanup()
