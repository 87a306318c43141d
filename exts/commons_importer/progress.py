"""A bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

WIDTH = 30
STEPS = 4  # lines a phase where there is no terminal


class Progress:
    """Shows how far a phase is."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.terminal = stream.isatty()
        self.shown = ""

    def __call__(self, phase: str, done: int, total: int) -> None:
        """*done* of *total* pages of *phase*."""
        if self.terminal:
            filled = WIDTH * done // max(total, 1)
            end = "\n" if done == total else ""
            bar = "#" * filled + "-" * (WIDTH - filled)
            self.stream.write(f"\r{phase:<6} [{bar}] {done}/{total}{end}")
        else:
            quarter = f"{phase}: {STEPS * done // max(total, 1)}"
            if quarter == self.shown:
                return
            self.shown = quarter
            self.stream.write(f"{phase}: {done} of {total} pages\n")
        self.stream.flush()
