"""Watches the files, keeps a worker, and tells the terminal and the browsers what it says."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import webbrowser
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING

from .layout import kind_of, watched_paths
from .messages import Built, Changed, Failed, Found, Layout, Renew, Report, Shown
from .pages import count
from .watching import Contents, Watcher
from .worker import work

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path

    from .options import Options
    from .preview import Preview


class Supervisor:
    """One preview from its start to its end."""

    def __init__(self, options: Options, preview: Preview, url: str) -> None:
        self.options, self.preview, self.url = options, preview, url
        self.layout = Layout()
        self.watcher = Watcher(self.note)
        self.contents = Contents()
        self.lock = threading.RLock()
        self.worker: SpawnProcess | None = None
        self.pipe: Connection | None = None
        self.is_welcomed = False

    def run(self, started: Callable[[], None]) -> None:
        """Watch until interrupted; *started* is called once edits are noticed."""
        say("Drafts and future posts are shown, and marked. Ctrl+C ends the preview.")
        say(self.url)
        self.watcher.add(*watched_paths(self.options, self.layout))
        self.start()
        started()
        while True:
            time.sleep(3600)

    # The worker.

    def start(self) -> None:
        """Start a worker in place of the one that there may be."""
        with self.lock:
            self.stop()
            context = get_context("spawn")
            self.pipe, theirs = context.Pipe()
            self.worker = context.Process(target=work, args=(theirs, self.options))
            self.worker.start()
            theirs.close()  # so that its end is noticed
            threading.Thread(target=self._listen, args=(self.pipe,), daemon=True).start()

    def stop(self) -> None:
        """End the worker, and the processes that it started."""
        with self.lock:
            worker, pipe, self.worker, self.pipe = self.worker, self.pipe, None, None
            if worker is None:
                return
            if worker.is_alive():
                end(worker)
            worker.join()
            if pipe is not None:
                pipe.close()

    def close(self) -> None:
        """End everything."""
        self.watcher.end()
        self.stop()

    def _listen(self, pipe: Connection) -> None:
        """Hear what one worker says, as long as it is the present one."""
        with suppress(EOFError, OSError):
            while True:
                report: Report = pipe.recv()
                with self.lock:
                    if pipe is not self.pipe:
                        return
                    self.hear(report)
        with self.lock:
            if pipe is self.pipe and self.preview.failure is None and not self.preview.closed:
                reason = "The process that builds has ended unexpectedly."
                self.hear(Failed(reason, "", (), self.layout, over=True))

    # Changes of files.

    def note(self, paths: set[Path]) -> None:
        """Have *paths* built, or a new worker started where they ask for it."""
        kinds = {path: kind_of(path, self.options, self.layout) for path in paths}
        wanted = frozenset(path for path, kind in kinds.items() if kind)
        if not wanted:
            return
        with self.lock:
            wanted = frozenset(self.contents.changed(wanted))
            if not wanted:
                return
            if "restart" in map(kinds.get, wanted) or self._is_over():
                say("Starting anew …")
                self.start()
            elif self.pipe is not None:
                static = "static" in map(kinds.get, wanted)
                with suppress(OSError):  # The worker has ended; its last words say so.
                    self.pipe.send(Changed(wanted, self.preview.viewed, static))

    def _is_over(self) -> bool:
        failure = self.preview.failure
        return failure is not None and failure.over

    # What the worker says.

    def hear(self, report: Report) -> None:
        """Hand *report* on."""
        match report:
            case Found(layout):
                self._watch(layout)
            case Shown(static):
                self.preview.show(assets=static)
            case Built(seconds, problems):
                say(f"Built in {seconds:.1f} s{f', {count(problems)}' if problems else ''}.")
                self.preview.built(problems)
                self._welcome()
            case Failed():
                # What was watched before is part of it, and may be what is to be mended.
                self._watch(joined(self.layout, report.layout))
                say(f"{report.details}\n{report.reason}\nThe preview goes on once this is mended.")
                self.preview.failed(report)
                self._welcome()
            case Renew():
                self.start()

    def _watch(self, layout: Layout) -> None:
        self.layout = layout
        self.watcher.add(*watched_paths(self.options, layout))

    def _welcome(self) -> None:
        if self.options.open_browser and not self.is_welcomed:
            webbrowser.open(self.url)
        self.is_welcomed = True


def joined(one: Layout, other: Layout) -> Layout:
    """Everything that is in either."""
    return Layout(
        code=tuple(sorted({*one.code, *other.code})),
        templates=tuple(sorted({*one.templates, *other.templates})),
        static=tuple(sorted({*one.static, *other.static})),
    )


def end(worker: SpawnProcess) -> None:
    """End *worker* with all that it started, whatever it is doing."""
    if worker.pid is not None and sys.platform != "win32":
        with suppress(ProcessLookupError):  # so young that it has no group yet
            os.killpg(worker.pid, signal.SIGKILL)
    worker.kill()


def say(text: str) -> None:
    """A line for the terminal."""
    print(text, flush=True)
