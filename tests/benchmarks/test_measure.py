"""A build is run under its limit, and its output is looked at."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

import pytest

from benchmarks.peers.check import ERROR_NOTICE, OutputError, check_output
from benchmarks.peers.generators.base import Generator
from benchmarks.peers.measure import Bench, BuildError
from benchmarks.peers.site import make_site, with_edit

COPY = """
import pathlib, sys
from html import escape
pathlib.Path("out").mkdir(exist_ok=True)
sources = sorted(pathlib.Path("docs").rglob("*.md"))
for path in sources:
    target = pathlib.Path("out", path.relative_to("docs")).with_suffix(".html")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(path.read_text())
pathlib.Path("out/list.html").write_text("".join(path.read_text() for path in sources))
"""


class Copier(Generator):
    """Copies texts; small and quick."""

    name = "copier"
    label = "Copier"
    packages: ClassVar = ()
    listings = ("list.html",)
    script = COPY

    def files(self, site):
        return {"build.py": self.script}

    def head(self, document):
        return f"{document.title}\n"

    def command(self, jobs):
        return [Path(sys.executable).name, "build.py"]


def bench(tmp_path: Path, script: str = COPY, limit: int = 60) -> Bench:
    generator = Copier()
    generator.script = script
    return Bench(generator, Path(sys.executable).parent, tmp_path, limit)


def test_scenarios(tmp_path):
    found = dict(bench(tmp_path).scenarios(5, 3, ["cold", "no-op", "body", "title"]))
    assert list(found) == ["cold", "no-op", "body", "title"]
    for figures in found.values():
        assert figures.cpu > 0
        assert figures.wall > 0
        assert figures.peak > 1_000_000
        assert figures.files == 9
    assert found["body"].output > found["cold"].output


def test_only_what_is_wanted(tmp_path):
    assert [name for name, _ in bench(tmp_path).scenarios(5, 3, ["title"])] == ["title"]


def test_limit(tmp_path):
    endless = bench(tmp_path, "while True: pass", 1)
    found = dict(endless.scenarios(2, 2, ["cold", "body"]))
    assert {name: figures.over for name, figures in found.items()} == {"cold": 1}
    with pytest.raises(BuildError, match="cold build over 1 s"):
        list(endless.scenarios(2, 2, ["body"]))


def test_children_count(tmp_path):
    burn = "import time\\nwhile time.process_time() < 0.5: pass"
    script = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', '{burn}'])\n{COPY}"
    found = dict(bench(tmp_path, script).scenarios(2, 2, ["cold"]))
    assert found["cold"].cpu > 0.5


def test_failure_is_told(tmp_path):
    with pytest.raises(BuildError, match=r"Copier ended with 3[^$]*no luck"):
        list(bench(tmp_path, "import sys; print('no luck'); sys.exit(3)").scenarios(2, 2, ["cold"]))


def test_a_build_that_writes_nothing_is_not_fast(tmp_path):
    with pytest.raises(OutputError, match="is missing"):
        list(bench(tmp_path, "pass").scenarios(2, 2, ["cold"]))


@pytest.fixture
def built(tmp_path):
    """A generator, a site and its output."""
    found = bench(tmp_path)
    list(found.scenarios(4, 3, ["cold"]))
    return found.generator, make_site(4, 3), tmp_path / "copier-4-3/out"


def test_whole_output_is_accepted(built):
    check_output(*built)


@pytest.mark.parametrize("text", ["", "a title only", ERROR_NOTICE])
def test_broken_page(built, text):
    generator, site, out = built
    (out / generator.target(site.posts[1])).write_text(text, encoding="utf-8")
    with pytest.raises(OutputError):
        check_output(generator, site, out)


def test_listing_without_the_newest_post(built):
    generator, site, out = built
    (out / "list.html").write_text("Nothing new.", encoding="utf-8")
    with pytest.raises(OutputError, match="does not name"):
        check_output(generator, site, out)


@pytest.mark.parametrize("what", ["body", "title"])
def test_edit_that_was_not_built(built, what):
    generator, site, out = built
    edited, post = with_edit(site, what, 1)
    with pytest.raises(OutputError):
        check_output(generator, edited, out, post)
