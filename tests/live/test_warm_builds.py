"""Many builds by one process give what a clean build gives."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.commands.live.messages import Built, Changed, Failed, Found, Shown
from sphinx_commons.commands.live.options import parse
from sphinx_commons.commands.live.worker import work
from sphinx_commons.commands.project import Project

from tests.incremental.garden import ROOT, differences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from sphinx_commons.commands.live.messages import Report
    from sphinx_commons.commands.live.options import Options

PROJECT = Path(__file__).parents[2]
PATIENCE = 120
POST = "---\ntitle: {title}\ndate: 2015-0{month}-03\ntags: {tag}\nauthors: ada\n---\n{text}\n"


class Desk:
    """A site with a worker; each edit is told to it."""

    def __init__(self, options: Options, pipe: Connection) -> None:
        self.options, self.pipe = options, pipe
        self.source, self.out = options.source, options.out

    def hear(self) -> Report:
        """The next report, if one comes."""
        assert self.pipe.poll(PATIENCE), "the worker says nothing"
        report: Report = self.pipe.recv()
        return report

    def outcome(self) -> Built | Failed:
        """How the build that is running ends."""
        while not isinstance(report := self.hear(), Built | Failed):
            pass
        return report

    def tell(self, *names: str, viewed: str = "", static: bool = False) -> None:
        paths = frozenset(self.source / name for name in names)
        self.pipe.send(Changed(paths, frozenset({viewed} - {""}), static))

    def write(self, name: str, text: str) -> None:
        """Write a file, and wait until everything is up to date."""
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.settle(name)

    def settle(self, *names: str) -> Built:
        self.tell(*names)
        outcome = self.outcome()
        assert isinstance(outcome, Built), outcome
        return outcome

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.source / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def page(self, name: str) -> str:
        return (self.out / name).read_text(encoding="utf-8")

    def compare(self) -> None:
        """The output is that of a clean build."""
        clean = self.options.out.with_name("clean")
        shutil.rmtree(clean, ignore_errors=True)
        where = ["-c", self.options.confdir, "-d", clean.with_name("clean-doctrees"), "-E", "-q"]
        drafts = ["-D", "front_matter_show_drafts=1", "-b", self.options.builder]
        command = [sys.executable, "-m", "sphinx", *where, *drafts, self.source, clean]
        subprocess.run(command, check=True, cwd=PROJECT, capture_output=True)
        assert differences(self.out, clean) == []


@contextmanager
def desk(tmp_path: Path, *arguments: str, root: Path = ROOT) -> Iterator[Desk]:
    """A copy of *root* with a worker that has built it once."""
    source = tmp_path / "source"
    if not source.exists():
        shutil.copytree(root, source)
    options = replace(parse([*arguments], Project(source, source)), out=tmp_path / "out")
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, options))
    process.start()
    theirs.close()
    try:
        yield Desk(options, ours)
    finally:
        ours.close()
        process.join(20)
        assert process.exitcode == 0, "the worker did not end when nobody listened any more"


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_any_edits_give_what_a_clean_build_gives(tmp_path, builder):
    with desk(tmp_path, "-b", builder) as site:
        assert isinstance(site.hear(), Found)
        assert isinstance(site.outcome(), Built)
        first = "blog/2014/p1.md"
        site.change(first, "\n---\n", "\n---\n\nFresh words at the beginning.\n\n")
        site.write(
            "blog/2015/new.md", POST.format(title="New", month=2, tag="rare, soil", text="Text.")
        )
        site.compare()
        site.change("blog/2015/new.md", "title: New", "title: Newer")
        site.change("blog/2015/new.md", "tags: rare, soil", "tags: soil")
        site.write("tags.yml", "soil: {label: Fresh soil}\n")
        (site.source / "blog/2014/p2.md").rename(site.source / "blog/2015/moved.md")
        site.settle("blog/2014/p2.md", "blog/2015/moved.md")
        site.compare()
        (site.source / "blog/2015/new.md").unlink()
        site.settle("blog/2015/new.md")
        site.write("authors/ada.md", "---\nauthor: {name: Fresh Ada}\n---\n# Ada\n")
        page = '{% extends "furo/page.html" %}{% block footer %}Fresh foot{% endblock %}'
        site.write("_templates/page.html", page)
        site.compare()


def test_a_change_while_pages_are_written_is_shown_before_the_others(tmp_path):
    with desk(tmp_path) as site:
        site.outcome()
        for number in range(30):
            (site.source / f"guide/extra-{number:02}.md").write_text(f"# Extra {number}\n\nText.\n")
        post = site.source / "blog/2014/p1.md"
        site.tell(*(f"guide/extra-{number:02}.md" for number in range(30)))
        assert isinstance(site.hear(), Shown)  # the first of the new pages
        post.write_text(post.read_text() + "\nFresh words.\n")
        site.tell("blog/2014/p1.md")
        assert isinstance(site.outcome(), Built)
        assert isinstance(site.outcome(), Built)
        site.compare()
