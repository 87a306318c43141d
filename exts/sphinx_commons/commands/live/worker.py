"""The process that builds."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from .messages import Changed, Found, Renew

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from .options import Options

# Seconds without a change before everything is brought up to date.
QUIET = 0.5
FEW = 20


class Worker:
    """Hears of changes through *pipe* and reports there; ends when nobody is at its other end."""

    def __init__(self, pipe: Connection, options: Options) -> None:
        self.pipe = pipe
        self.options = options
        self.pending: set[Path] = set()
        self.viewed: frozenset[str] = frozenset()
        self.is_outdated = self.is_old = False

    def run(self) -> None:
        """Build, then build again after each change."""
        # Only now: the other process does without all of Sphinx.
        from .workshop import Workshop, failure

        try:
            self.shop = Workshop(self.options, self.pipe.send, self.look)
        except (Exception, SystemExit) as err:
            self.pipe.send(failure(err, self.options.confdir))
            return
        self.pipe.send(Found(self.shop.layout()))
        self.shop.settle((), frozenset())
        while not self.is_old:
            self._wait()
        self.pipe.send(Renew())

    def _wait(self) -> None:
        if self.pipe.poll(QUIET if self.is_outdated else None):
            self.look()
        elif self.shop.has_old_static_files:
            self.is_old = True
        else:
            changed, self.pending, self.is_outdated = self.pending, set(), False
            self.shop.settle(changed, self.viewed)

    def look(self) -> None:
        """Show at once what changed; the rest waits for the next build.

        Many saves in a row are one. So many pages that a whole build is sooner done wait for it.
        """
        found: set[Path] = set()
        has_static = False
        while self.pipe.poll():
            message: Changed = self.pipe.recv()
            self.viewed = message.viewed
            found |= message.paths
            has_static = has_static or message.static
        self.is_outdated = self.is_outdated or bool(found)
        self.pending |= found
        if 0 < len(found) <= FEW:
            self.shop.show(found)
        if has_static:
            self.shop.show_static()


def work(pipe: Connection, options: Options) -> None:
    """The start of the process."""
    # Ctrl+C is for the other process, which ends this one and all that it started.
    if hasattr(os, "setpgrp"):
        os.setpgrp()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGTTOU"):
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError):  # Nobody is there any more.
        Worker(pipe, options).run()
