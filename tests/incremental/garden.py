"""A small site that is edited, and the comparison of its incremental build with a clean one."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from importlib import invalidate_caches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.pycode import ModuleAnalyzer
from sphinx.testing.util import SphinxTestApp

from tests.sites import close

if TYPE_CHECKING:
    from collections.abc import Callable

ROOTS = Path(__file__).parents[1] / "roots"
ROOT = ROOTS / "test-truth"
PLAIN = ROOTS / "test-plain"
PROJECT = Path(__file__).parents[2]
LONG_AGO = 1_000_000_000


class Killed(BaseException):
    """What stands for a build that ends in the middle."""


class Garden:
    """The sources of a site. Each edit is a method; files may get time stamps of long ago."""

    def __init__(self, home: Path, builder: str = "html", root: Path = ROOT) -> None:
        self.home, self.builder = home, builder
        self.source, self.clock = home / "source", LONG_AGO
        self.settings: dict[str, Any] = {}
        shutil.copytree(root, self.source)

    # Edits.

    def write(self, name: str, text: str, *, old: bool = False) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.date(path, old=old)

    def date(self, path: Path, *, old: bool) -> None:
        """Give a file a time stamp of long ago, another one each time."""
        if old:
            self.clock += 1
            os.utime(path, (self.clock, self.clock))

    def read(self, name: str) -> str:
        return (self.source / name).read_text(encoding="utf-8")

    def change(self, name: str, pattern: str, new: str, *, old: bool = False) -> None:
        self.write(name, re.sub(pattern, new, self.read(name), count=1, flags=re.M), old=old)

    def toggle(self, name: str, line: str) -> None:
        """Add *line* at the end of a file, or take it away."""
        text = self.read(name)
        self.write(name, text.replace(line, "") if line in text else text + line)

    def toggle_file(self, name: str, text: str) -> None:
        """Write a file, or take it away."""
        path = self.source / name
        if path.exists():
            path.unlink()
        else:
            self.write(name, text)

    def set_key(self, name: str, key: str, value: str | None, *, old: bool = False) -> None:
        """Set a key of the front matter, or take it away."""
        text = re.sub(rf"^{key}:.*\n", "", self.read(name), flags=re.M)
        if value is not None:
            text = text if text.startswith("---\n") else f"---\n---\n{text}"
            text = text.replace("---\n", f"---\n{key}: {value}\n", 1)
        self.write(name, text, old=old)

    def move(self, name: str, new: str) -> None:
        (self.source / new).parent.mkdir(parents=True, exist_ok=True)
        (self.source / name).replace(self.source / new)

    def posts(self) -> list[str]:
        paths = self.source.glob("blog/2*/*.md")
        return sorted(path.relative_to(self.source).as_posix() for path in paths)

    # Builds.

    def build(
        self, out: str, builder: str = "", *, parallel: int = 0, kill: int = 0, only: str = ""
    ) -> Path:
        """Build into *out*, or *only* one file; with *kill* end it after so many events."""
        builder = builder or self.builder
        forget_code()
        app = SphinxTestApp(
            builder,
            self.source,
            self.home / out,
            parallel=parallel,
            warning=io.StringIO(),
            confoverrides=self.settings,
        )
        if kill:
            kill_after(app, kill)
        try:
            app.build(filenames=[self.source / only] if only else ())
        finally:
            close(app)
        return Path(app.outdir)

    def incremental(self, builder: str = "", *, parallel: int = 0) -> Path:
        """Build on what is there; all builders share one folder of doctrees."""
        return self.build("incremental", builder, parallel=parallel)

    def killed(self, count: int) -> None:
        try:
            self.build("incremental", kill=count)
        except Killed:
            return

    def run_and_kill(self, out: str, seconds: float) -> None:
        """Start a build of its own process, and end it at once after so many seconds."""
        folder = self.home / out
        command = [sys.executable, "-m", "sphinx", "-q", "-b", self.builder, "-j", "2"]
        where = ["-d", folder / "doctrees", self.source, folder / self.builder]
        with subprocess.Popen([*command, *where], cwd=PROJECT, start_new_session=True) as process:
            time.sleep(seconds)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)

    def clean(self, builder: str = "") -> Path:
        for name in ("doctrees", builder or self.builder):
            shutil.rmtree(self.home / "clean" / name, ignore_errors=True)
        return self.build("clean", builder)


def forget_code() -> None:
    """Have the modules of the site read again, as a process of its own would."""
    ModuleAnalyzer.cache.clear()
    for name in [name for name in sys.modules if name.startswith("kettle_")]:
        del sys.modules[name]
    sys.path[:] = [path for path in sys.path if not path.endswith("source/_code")]
    invalidate_caches()


def kill_after(app: SphinxTestApp, count: int) -> None:
    """End the build of *app* at the event number *count* of those that come often."""
    left = [count]

    def tick(*_args: object) -> tuple[()] | None:
        left[0] -= 1
        if left[0] == 0:
            raise Killed
        return None if _args[1:] else ()  # only html-collect-pages has no further argument

    for event in ("doctree-read", "env-updated", "html-page-context", "html-collect-pages"):
        app.connect(event, tick, priority=999)


def differences(one: Path, other: Path, say: Callable[[str], None] = print) -> list[str]:
    """The files that are not the same in both folders."""
    files = {p.relative_to(root) for root in (one, other) for p in root.rglob("*") if p.is_file()}
    found = []
    for name in sorted(files):
        pair = [root / name for root in (one, other)]
        texts = [p.read_bytes() if p.exists() else None for p in pair]
        if texts[0] != texts[1]:
            found.append(str(name))
            if len(found) < 6:
                say(f"{name}: {describe(*texts)}")
    return found


def describe(one: bytes | None, other: bytes | None) -> str:
    """Where two files begin to differ."""
    if one is None or other is None:
        return "missing" if one is None else "left over"
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    return f"{one[max(at - 60, 0) : at + 80]!r} / {other[max(at - 60, 0) : at + 80]!r}"
