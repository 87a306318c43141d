"""Pages that show others are written again when what they show changes, and only then."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sphinx.environment import BuildEnvironment
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.core.environment import cached_names
from sphinx_commons.core.stale import EVERY_PAGE, VIEWS, keeper_of

from tests.sites import close

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = {"index", "one", "two"}


class Killed(BaseException):
    """What stands for a build that is killed."""


class Desk:
    """A site of three pages; each build says which pages it wrote."""

    def __init__(self, folder: Path) -> None:
        self.source, self.out = folder / "source", folder / "out"
        self.source.mkdir()
        self.views: dict[str, object] = {}
        self.wants_file = False
        self.break_after = ""
        (self.source / "conf.py").write_text('extensions = ["sphinx_commons.core.stale"]\n')
        for name in PAGES:
            # In no toctree, as Sphinx writes a page with a toctree again together with others.
            (self.source / f"{name}.rst").write_text(f":orphan:\n\n{name}\n=====\n\nText.\n")

    def build(self, builder: str = "html", *, only: str = "") -> set[str]:
        written: set[str] = set()
        app = SphinxTestApp(builder, self.source, self.out, warning=io.StringIO())

        def note(_app: object, _doctree: object, docname: str) -> None:
            if docname == self.break_after:
                raise Killed
            written.add(docname)

        def collect(app: SphinxTestApp) -> Iterator[tuple[str, dict[str, object], str]]:
            path = app.outdir / "made.txt"
            if self.wants_file and keeper_of(app).is_stale("made.txt", "content", path):
                path.write_text("made")
                written.add("made.txt")
            yield from ()

        app.connect(VIEWS, lambda _app, _env: self.views)
        app.connect("doctree-resolved", note)
        app.connect("html-collect-pages", collect)
        try:
            with suppress(Killed):
                app.build(filenames=[self.source / only] if only else ())
        finally:
            close(app)
        return written


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_pages_whose_view_changed_are_written(desk):
    assert desk.build() == PAGES
    assert desk.build() == set()
    desk.views = {"one": "new"}
    assert desk.build() == {"one"}
    assert desk.build() == set()
    desk.views = {}
    assert desk.build() == {"one"}


def test_what_every_page_shows_counts_for_every_page(desk):
    desk.build()
    desk.views = {EVERY_PAGE: "frame"}
    assert desk.build() == PAGES
    assert desk.build() == set()


@pytest.mark.parametrize("other", ["dirhtml", "text"])
def test_each_builder_has_digests_of_its_own(desk, other):
    desk.build()
    desk.build(other)
    desk.views = {"one": "new"}
    assert desk.build() == {"one"}
    assert desk.build(other) == {"one"}
    assert desk.build(other) == set()


def test_builders_that_always_write_everything_keep_no_digests(desk):
    desk.build("singlehtml")
    assert not list((desk.out / "doctrees").glob(".stale/*"))


def test_a_build_that_ends_early_vouches_for_no_page(desk):
    desk.build()
    desk.views, desk.break_after = {"one": "new", "two": "new"}, "two"
    assert desk.build() == {"one"}
    desk.views, desk.break_after = {}, ""
    assert desk.build() == {"one", "two"}


def test_a_build_of_one_file_vouches_for_that_page_alone(desk):
    desk.build()
    desk.views = {"one": "new", "two": "new"}
    assert desk.build(only="one.rst") == {"one"}
    assert desk.build() == {"two"}


def test_lost_pages_and_lost_digests_are_made_again(desk):
    desk.wants_file = True
    assert desk.build() == PAGES | {"made.txt"}
    assert desk.build() == set()
    (desk.out / "html/made.txt").unlink()
    (desk.out / "html/one.html").unlink()
    assert desk.build() == {"one", "made.txt"}
    notes = next((desk.out / "doctrees/.stale").rglob("digests.json"))
    for broken in ("", '{"pages": {"one"', "[]", '{"pages": [], "files": 1}', "\0"):
        notes.write_text(broken)
        assert desk.build() == PAGES | {"made.txt"}
    notes.unlink()
    assert desk.build() == PAGES | {"made.txt"}


def test_nothing_is_kept_of_pages_that_are_gone(desk):
    desk.build()
    (desk.source / "two.rst").unlink()
    desk.build()
    text = next((desk.out / "doctrees/.stale").rglob("digests.json")).read_text()
    assert '"one"' in text
    assert '"two"' not in text


def test_one_property_of_the_environment_is_cached_and_dropped(desk):
    """A new one must be looked at: what is kept over an edit shows on no page."""
    app = SphinxTestApp("dummy", desk.source, desk.out)
    try:
        assert isinstance(app.env, BuildEnvironment)
        assert cached_names(app.env) <= {"master_doctree"}
        app.connect(VIEWS, lambda _app, env: {"index": env.master_doctree.pformat()})
        app.build()
        assert "master_doctree" not in vars(app.env)
    finally:
        app.cleanup()
