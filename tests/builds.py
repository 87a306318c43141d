"""Building the real documentation, as the Makefile does."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SEEDS = ROOT.parent / "shared" / "seeds"


def sphinx_build(
    out: Path, builder: str = "html", *options: str, docs: Path = DOCS, doctrees: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run sphinx-build on *docs* with the project's conf.py; the doctrees go beside *out*.

    Handbooks that were made before in ``_build`` are not looked at.
    """
    doctrees = doctrees or out.parent / f"{out.name}-doctrees"
    where: list[str | Path] = ["-c", ROOT, "-d", doctrees, "-D", "handbook_downloads="]
    return subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", builder, *where, *options, docs, out],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


class RealDocs:
    """The real documentation, built once in each format for all workers of a test run.

    All formats have one folder of doctrees, so that the sources are read once.
    """

    def __init__(self, base: Path) -> None:
        self.base = base / "real-docs"
        self.base.mkdir(exist_ok=True)

    def built(self, builder: str, *options: str, name: str = "") -> Path:
        """The output folder of *builder*; with other *options* under a *name* of its own.

        :raises AssertionError: with the warnings, if there is any.
        """
        name = name or builder
        with self.alone(name) as is_done:
            out = self.base / name
            if not is_done:
                strict = ("-W", "--keep-going", "-n", *options)
                # Messages of gettext, and each language, have doctrees of their own.
                in_language = any(option.startswith("language=") for option in options)
                own = "messages" if builder == "gettext" else f"{name}-trees" if in_language else ""
                doctrees = self.base / (own or "doctrees")
                result = sphinx_build(out, builder, *strict, doctrees=doctrees)
                assert result.returncode == 0, result.stderr
                assert result.stderr == ""
            return out

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        """What no two workers do at once, and each run does once: whether *name* was done."""
        done = self.base / f"{name}.done"
        with (self.base / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield done.exists()
            done.touch()


def shared_folder(own: Path) -> Path:
    """The folder of a whole test run, where *own* is the one of this worker."""
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
