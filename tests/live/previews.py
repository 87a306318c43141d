"""A preview of a small site, as a process of its own, and what browsers ask of it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
# Seconds: a busy machine takes its time.
PATIENCE = 60
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")
MARK = re.compile(r'data-mark="(\w+)"')
CONF = """
project = "Kettle"
extensions = ["myst_parser"]
html_theme = "furo"
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["look.css"]
exclude_patterns = ["_build", "_templates", "_static"]
"""


def write_site(source: Path) -> None:
    """Two pages, a style sheet and no template."""
    for folder in ("_static", "_templates"):
        (source / folder).mkdir(parents=True)
    (source / "conf.py").write_text(CONF)
    (source / "index.md").write_text("# Kettle\n\nWater.\n\n```{toctree}\ntea\n```\n")
    (source / "tea.md").write_text("# Tea\n\nLeaves.\n")
    (source / "_static/look.css").write_text("h1 { margin: 1px }\n")


class Preview:
    """One running preview."""

    def __init__(self, source: Path, log: Path) -> None:
        self.source, self.log = source, log
        self.port = int(wait_for(lambda: ADDRESS.search(self.said))[1])

    @property
    def said(self) -> str:
        """What stands in the terminal."""
        return self.log.read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, path: str, **headers: str) -> tuple[int, str]:
        """Status and text of a response."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def text(self, path: str) -> str:
        return self.ask(path)[1]

    def wait(self, path: str, text: str) -> str:
        """The page at *path*, once it has *text*."""

        def found() -> str:
            page = self.text(path)
            return page if text in page else ""

        return wait_for(found)

    @contextmanager
    def events(self, path: str) -> Iterator[Iterator[tuple[str, object]]]:
        """What a browser that shows the page at *path* is told: names and data."""
        mark = MARK.search(self.text(path))
        assert mark
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/-/live/events?page={path}&mark={mark[1]}")
        response = connection.getresponse()
        try:
            yield told(line.decode().rstrip() for line in response)
        finally:
            response.close()
            connection.close()


def told(lines: Iterator[str]) -> Iterator[tuple[str, object]]:
    """The events in a stream."""
    name = ""
    for line in lines:
        key, _, value = line.partition(": ")
        if key == "event":
            name = value
        elif key == "data":
            yield name, json.loads(value)


def wait_for(found: Callable[[], T]) -> T:
    """What *found* gives, once it is something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if value := found():
                return value
        except OSError:
            pass
        time.sleep(0.05)
    pytest.fail("it did not come about")


@contextmanager
def preview(home: Path, *options: str) -> Iterator[Preview]:
    """A preview of the site in *home*, which is made if it is not there; ends with Ctrl+C."""
    source, log = home / "docs", home / "log"
    if not source.exists():
        write_site(source)
    site = home if (home / "conf.py").exists() else source
    command = [sys.executable, "-m", "sphinx_commons", "live", "--port", "0", *options]
    # A shell has what it starts in the background ignore Ctrl+C, tests and their children as well.
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    with log.open("w") as file:
        process = subprocess.Popen(command, cwd=site, stdout=file, stderr=file)
    signal.signal(signal.SIGINT, usual)
    try:
        running = Preview(source, log)
        wait_for(lambda: "Built in" in running.said or "goes on once" in running.said)
        yield running
        assert process.poll() is None, running.said
        before, children = running.said, children_of(process.pid)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert "The preview has ended." in running.said
        assert "Traceback" not in running.said.removeprefix(before)
        wait_for(lambda: not any(map(is_alive, children)))
    finally:
        process.kill()
        process.wait()


def children_of(pid: int) -> list[int]:
    """The processes that a process started; none where the system does not tell."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


def is_alive(pid: int) -> bool:
    """Whether a process still does something; one that only waits to be counted does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except OSError:
        return False
