"""Noticing changes of files, in more and more folders."""

from __future__ import annotations

import threading
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

from sphinx_commons.core.folders import files_below

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from watchfiles.main import FileChange

    Changes = Generator[set[FileChange], None, None]

# Milliseconds: changes closer together are one, and one is reported after at most the second.
STEP, DEBOUNCE = 20, 200
# Milliseconds after which a watch without changes says so, which tells that it has begun.
IDLE = 50


class Contents:
    """What was in files when they were last looked at.

    A build may write files that are watched: where the bytes are the same, nothing has changed.
    """

    def __init__(self) -> None:
        self.known: dict[Path, str] = {}

    def changed(self, paths: Iterable[Path]) -> set[Path]:
        """Those of *paths* that have other bytes than before, or were not looked at before."""
        now = {path: _mark(path) for path in paths}
        found = {path for path, mark in now.items() if self.known.get(path) != mark}
        self.known |= now
        return found


def _mark(path: Path) -> str:
    """What tells one state of a file or a folder from another; empty if there is none."""
    try:
        if path.is_dir():
            return repr(sorted(entry.name for entry in path.iterdir()))
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


class Watcher:
    """Tells *note* of the paths that changed, from threads of its own.

    What is watched once stays watched: a watch that ends before another begins would miss what
    changes between the two.
    """

    def __init__(self, note: Callable[[set[Path]], None]) -> None:
        self.note = note
        self.folders: set[Path] = set()
        self.files: set[Path] = set()
        self.ended = threading.Event()

    def add(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        """Watch all that is in *folders*, and single *files* in the folders that they are in.

        What changes once this has returned is noticed, as is what changes meanwhile in folders that
        were added before.

        :raises OSError: if the system cannot watch so much.
        """
        # A path that was missing may have become a folder since.
        new_folders, new_files = set(folders) - self.folders, set(files) - self.files
        self.folders |= new_folders
        self.files |= new_files
        if new_folders:
            self._begin(new_folders, lambda _path: True)
        if new_files:
            parents = {path.parent for path in new_files}
            self._begin(parents, new_files.__contains__, recursive=False)

    def end(self) -> None:
        """Notice nothing more."""
        self.ended.set()

    def _begin(
        self, folders: set[Path], is_wanted: Callable[[Path], bool], *, recursive: bool = True
    ) -> None:
        def begin() -> Changes:
            return watch(
                *folders,
                watch_filter=None,
                recursive=recursive,
                step=STEP,
                debounce=DEBOUNCE,
                rust_timeout=IDLE,
                yield_on_timeout=True,
                stop_event=self.ended,
            )

        changes = begin()
        self._tell(next(changes, set()), is_wanted)
        threading.Thread(target=self._follow, args=(changes, begin, is_wanted), daemon=True).start()

    def _follow(
        self, changes: Changes, begin: Callable[[], Changes], is_wanted: Callable[[Path], bool]
    ) -> None:
        is_lost = False
        while not self.ended.is_set():
            try:
                for found in changes:
                    self._tell(found, is_wanted)
                    if is_lost:
                        self.note({path for path in self._all_files() if is_wanted(path)})
                        is_lost = False
            except RuntimeError:
                # A watch ends with a name that is no UTF-8, and what else changed is unknown.
                changes, is_lost = begin(), True

    def _all_files(self) -> Iterator[Path]:
        for folder in self.folders:
            yield from files_below(folder)
        yield from self.files

    def _tell(self, found: set[FileChange], is_wanted: Callable[[Path], bool]) -> None:
        paths = {Path(path) for _, path in found}
        if wanted := {path for path in paths if is_wanted(path)}:
            self.note(wanted)
