"""What changed is what Sphinx itself finds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.speed.changes import OutdatedPages, outdated_files, usual_files, usual_pages
from sphinx_commons.speed.source_paths import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NAMES = ("index", "b", "sub/c", "d")
LATER = 4_000_000_000


@pytest.fixture
def app(tmp_path: Path) -> Iterator[SphinxTestApp]:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "conf.py").write_text(
        'extensions = ["sphinx_commons.speed"]\ntemplates_path = ["templates"]'
    )
    (folder / "templates").mkdir()
    (folder / "templates/layout.html").write_text('{% extends "!layout.html" %}')
    (folder / "part.txt").write_text("A part.")
    (folder / "sub").mkdir()
    for name in NAMES:
        (folder / f"{name}.rst").write_text(":orphan:\n\nT\n=\n\n.. include:: /part.txt\n")
    app = SphinxTestApp("html", srcdir=folder)
    app.build()
    assert app.warning.getvalue() == ""
    yield app
    app.cleanup()


def later(path: Path) -> None:
    os.utime(path, (LATER, LATER))


# What happens between two builds, each to one file.
EDITS: dict[str, Callable[[Any, Path, Path], object]] = {
    "nothing": lambda app, source, page: None,
    "text": lambda app, source, page: later(source),
    "older text": lambda app, source, page: os.utime(source, (1, 1)),
    "no source": lambda app, source, page: source.rename(source.with_suffix(".off")),
    "part": lambda app, source, page: later(app.srcdir / "part.txt"),
    "no part": lambda app, source, page: (app.srcdir / "part.txt").unlink(),
    "a folder for a part": lambda app, source, page: (
        (app.srcdir / "part.txt").unlink(),
        (app.srcdir / "part.txt").mkdir(),
    ),
    "no doctree": lambda app, source, page: (app.doctreedir / "sub/c.doctree").unlink(),
    "no page": lambda app, source, page: page.unlink(),
    "older page": lambda app, source, page: os.utime(page, (1, 1)),
    "template": lambda app, source, page: later(app.srcdir / "templates/layout.html"),
    "always": lambda app, source, page: app.env.reread_always.add("b"),
    "forgotten": lambda app, source, page: app.env.all_docs.pop("d"),
    "hidden": lambda app, source, page: app.env.found_docs.discard("d"),
    "new": lambda app, source, page: app.env.found_docs.add("new"),
    "other settings": lambda app, source, page: (app.outdir / ".buildinfo").write_text("# ?"),
    "settings": lambda app, source, page: setattr(app.builder.build_info, "config_hash", "0"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_changed_is_what_sphinx_finds(app: SphinxTestApp, edit: str):
    EDITS[edit](app, app.srcdir / "sub/c.rst", app.outdir / "sub/c.html")
    env, builder = app.env, app.builder
    assert isinstance(env.project, Sources)
    before = set(env.found_docs)
    theirs = usual_files(env, config_changed=False) if edit != "no source" else None
    if theirs:
        assert outdated_files(env, config_changed=False) == theirs
    else:
        with pytest.raises(OSError, match="c"):
            outdated_files(env, config_changed=False)
    info = (app.outdir / ".buildinfo").read_text()
    pages = set(usual_pages(builder))
    (app.outdir / ".buildinfo").write_text(info)
    ours = builder.get_outdated_docs
    assert isinstance(ours, OutdatedPages), "Sphinx asks otherwise: see changes.py"
    assert set(ours()) == pages
    assert env.found_docs == before
    if edit in ("text", "part", "always", "forgotten", "new"):
        assert theirs is not None
        assert theirs[0] | theirs[1]


def test_all_is_read_again_for_other_settings(app: SphinxTestApp):
    assert outdated_files(app.env, config_changed=True)[0] is app.env.found_docs
