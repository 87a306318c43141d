"""Dates from git: one call, no clock, nothing from a shallow end."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.core import history

from tests.repositories import git

if TYPE_CHECKING:
    from pathlib import Path


def commit(folder: Path, name: str, text: str, date: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", name, date=date)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, "docs/a.md", "1", "2015-03-02T23:30:00-05:00")
    commit(folder, "docs/été/b c.md", "1", "2016-01-01T00:00:00+00:00")
    commit(folder, "docs/a.md", "2", "2017-01-01T00:00:00+00:00")
    commit(folder, "other.md", "1", "2018-01-01T00:00:00+00:00")
    return folder


def shown(found) -> dict[str, list[str]]:
    return {path: [moment.date().isoformat() for moment in pair] for path, pair in found.items()}


def test_first_and_last_commit_of_each_file_below_the_folder(repository):
    assert shown(history.read_history(repository / "docs")) == {
        "a.md": ["2015-03-02", "2017-01-01"],
        "été/b c.md": ["2016-01-01", "2016-01-01"],
    }


def test_git_is_called_once(repository, monkeypatch):
    calls = []
    run = subprocess.run
    monkeypatch.setattr(history.subprocess, "run", lambda *a, **k: calls.append(a) or run(*a, **k))
    history.read_history(repository)
    assert len(calls) == 1


def test_the_end_of_a_shallow_clone_dates_nothing(repository, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{repository}", "clone")
    assert shown(history.read_history(tmp_path / "clone")) == {
        "other.md": ["2018-01-01", "2018-01-01"]
    }


def test_no_repository_and_no_git_give_no_dates(tmp_path, monkeypatch):
    assert history.read_history(tmp_path) == {}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.read_history(tmp_path) == {}
