"""What is noticed while more and more is watched."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.commands.live.watching import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 60


class Heard:
    """The paths that a watcher told of."""

    def __init__(self) -> None:
        self.told: queue.Queue[set[Path]] = queue.Queue()
        self.watcher = Watcher(self.told.put)
        self.paths: set[Path] = set()

    def wait_for(self, path: Path) -> None:
        """Return once *path* was told of.

        :raises queue.Empty: if it is not told of.
        """
        while path not in self.paths:
            self.paths |= self.told.get(timeout=PATIENCE)


@pytest.fixture
def heard() -> Iterator[Heard]:
    heard = Heard()
    yield heard
    heard.watcher.end()


def folder(home: Path, name: str) -> Path:
    path = home / name
    path.mkdir()
    return path


def test_what_changes_as_soon_as_a_folder_is_added_is_noticed(tmp_path: Path, heard: Heard) -> None:
    for number in range(8):
        path = folder(tmp_path, f"{number}")
        heard.watcher.add([path], [])
        (path / "page.md").touch()
        heard.wait_for(path / "page.md")


def test_what_changes_just_before_a_folder_is_added_is_noticed(
    tmp_path: Path, heard: Heard
) -> None:
    docs = folder(tmp_path, "docs")
    heard.watcher.add([docs], [])
    for number in range(8):
        (docs / f"{number}.md").touch()
        heard.watcher.add([folder(tmp_path, f"{number}")], [])
    for number in range(8):
        heard.wait_for(docs / f"{number}.md")


def test_of_the_files_beside_a_watched_one_nothing_is_told(tmp_path: Path, heard: Heard) -> None:
    heard.watcher.add([], [tmp_path / "conf.py"])
    (tmp_path / "notes.txt").touch()
    (tmp_path / "conf.py").touch()
    heard.wait_for(tmp_path / "conf.py")
    assert heard.paths == {tmp_path / "conf.py"}


def test_a_missing_path_may_become_a_folder(tmp_path: Path, heard: Heard) -> None:
    templates = tmp_path / "_templates"
    heard.watcher.add([], [templates])
    folder(tmp_path, "_templates")
    heard.wait_for(templates)
    heard.watcher.add([templates], [])
    (templates / "page.html").touch()
    heard.wait_for(templates / "page.html")


def test_what_is_watched_is_not_watched_again(tmp_path: Path, heard: Heard) -> None:
    docs = folder(tmp_path, "docs")
    before = set(threading.enumerate())
    heard.watcher.add([docs], [])
    heard.watcher.add([docs], [])
    assert len(set(threading.enumerate()) - before) == 1


def test_nothing_goes_on_after_the_end(tmp_path: Path, heard: Heard) -> None:
    before = set(threading.enumerate())
    heard.watcher.add([folder(tmp_path, "docs")], [tmp_path / "conf.py"])
    (tmp_path / "conf.py").touch()
    heard.wait_for(tmp_path / "conf.py")
    heard.watcher.end()
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_name_that_is_no_utf8_ends_no_watch(tmp_path: Path, heard: Heard) -> None:
    docs = folder(tmp_path, "docs")
    heard.watcher.add([docs], [])
    for number in range(3):
        (docs / f"{number}\udcff.md").touch()
        (docs / f"{number}.md").touch()
        heard.wait_for(docs / f"{number}.md")
