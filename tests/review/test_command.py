"""The command on a repository: the base, what is not committed, and what does not build."""

from __future__ import annotations

import os

import pytest
from bs4 import BeautifulSoup
from sphinx_commons.commands.command_line import main
from sphinx_commons.commands.review import revisions

from tests.repositories import git
from tests.sites import plant

CONF = """project = "Small"
extensions = ["myst_parser", "sphinx_commons.urls"]
exclude_patterns = ["_build"]
"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site in a repository, which is the current folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    root = tmp_path / "site"
    plant(root, {"conf.py": CONF, "index.md": "# Home\n\nOld words.\n", ".gitignore": "_build\n"})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    monkeypatch.chdir(root)
    return root


def review(site):
    return BeautifulSoup((site / "_build/review/index.html").read_bytes(), "html.parser")


def test_what_nobody_committed_is_compared_with_the_base(site, capsys):
    (site / "index.md").write_text("# Home\n\nNew words.\n", "utf-8")
    assert main(["review"]) == 0
    said = capsys.readouterr().out
    assert "1 pages changed, 0 new, 0 gone" in said
    assert "what nobody committed" in review(site).get_text()
    kept = {cost: cost.stat().st_mtime_ns for cost in site.glob("_build/review-builds/*/cost.json")}
    assert len(kept) == 2
    git(site, "add", ".")
    git(site, "commit", "-qm", "two")
    assert main(["review", "--base", "HEAD^"]) == 0
    assert "nobody committed" not in review(site).get_text()
    now = {cost: cost.stat().st_mtime_ns for cost in site.glob("_build/review-builds/*/cost.json")}
    assert len(kept.items() & now.items()) == 1, "the base is kept by its commit"
    assert main(["review", "--base", "HEAD"]) == 0
    assert "the same, byte for byte" in review(site).get_text()


def test_neither_branch_nor_index_change(site, tmp_path):
    (site / "staged.md").write_text("# S\n", "utf-8")
    git(site, "add", "staged.md")
    (site / "loose.md").write_text("# L\n", "utf-8")
    before = revisions.git(site, "status", "--porcelain")
    commit = revisions.change_of(site, site / "_build", 1_800_000_000)
    assert revisions.git(site, "status", "--porcelain") == before
    assert revisions.change_of(site, site / "_build", 1_800_000_000) == commit
    root = revisions.check_out(site, commit, tmp_path / "out")
    assert (root / "loose.md").is_file()
    assert (root / "staged.md").is_file()


def test_what_is_built_is_no_change_where_it_is_not_ignored(site):
    (site / ".gitignore").unlink()
    git(site, "commit", "-qam", "two")
    plant(site / "_build", {"site/index.html": "built"})
    commit = revisions.change_of(site, site / "_build", 1_800_000_000)
    assert commit == revisions.git(site, "rev-parse", "HEAD")


def test_the_base_is_where_both_part(site):
    start = revisions.git(site, "rev-parse", "HEAD")
    git(site, "switch", "-qc", "topic")
    git(site, "commit", "-qm", "mine", "--allow-empty")
    git(site, "switch", "-q", "main")
    git(site, "commit", "-qm", "theirs", "--allow-empty")
    git(site, "switch", "-q", "topic")
    assert revisions.base_of(site, "main") == start


@pytest.mark.parametrize("name", ["mian", "--help", "", "HEAD:index.md", "x y; z"])
def test_an_unknown_revision_is_told(site, name, capsys):
    assert main(["review", f"--base={name}"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"git knows no revision {name!r}")
    assert (name != "mian") or "did you mean 'main'?" in said
    assert not (site / "_build" / "review").exists()


def test_a_base_that_does_not_build_is_told(site, capsys):
    (site / "conf.py").write_text("1 / 0\n", "utf-8")
    git(site, "commit", "-qam", "broken")
    (site / "conf.py").write_text(CONF, "utf-8")
    assert main(["review", "--base", "HEAD"]) == 1
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "build.log has all of it" in said
    assert "Nothing is compared: the base is" in said
    assert not list(site.glob("_build/review-builds/*/cost.json"))


def test_without_a_repository_it_says_so(tmp_path, monkeypatch, capsys):
    plant(tmp_path / "plain", {"conf.py": CONF, "index.md": "# Home\n"})
    monkeypatch.chdir(tmp_path / "plain")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert main(["review"]) == 1
    assert "not a git repository" in capsys.readouterr().err


def test_packages_of_the_project_are_those_of_the_revision(site, monkeypatch):
    """What lies in ``PYTHONPATH`` below the project is taken from the revision that is built."""
    conf = f"import probe\n{CONF}html_title = probe.WORD\n"
    plant(site, {"exts/probe.py": "WORD = 'old'\n", "conf.py": conf})
    git(site, "add", ".")
    git(site, "commit", "-qm", "two")
    (site / "exts" / "probe.py").write_text("WORD = 'brand'\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{site / 'exts'}:{os.environ['PYTHONPATH']}")
    monkeypatch.syspath_prepend(str(site / "exts"))
    assert main(["review", "--base", "HEAD"]) == 0
    texts = (file.read_text("utf-8") for file in site.glob("_build/review/around/*.html"))
    assert any("<del>old</del>" in text and "<ins>brand</ins>" in text for text in texts)
