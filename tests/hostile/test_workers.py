"""A process that dies ends the build with a sentence, and soon."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.sites import plant

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 60
CONF = """
import os, signal
extensions = ["myst_parser", "sphinx_commons.speed"]
MAIN = os.getpid()

def harm(app, *event):
    docname = event[-1] if isinstance(event[-1], str) else event[0]
    if {where}:
        {deed}

def setup(app):
    app.connect("{event}", lambda app, *event: harm(app, *event), priority=1)
    # What a process says is more than a pipe holds.
    long = {{"x": "x" * 300_000}}
    app.connect("env-purge-doc", lambda app, env, docname: env.metadata[docname].update(long))
"""
READING, WRITING = "source-read", "html-page-context"
IN_WORKER = "os.getpid() != MAIN and 'p7' in event"
IN_MAIN = "os.getpid() == MAIN"


@pytest.mark.parametrize(
    ("event", "where", "deed", "sentence"),
    [
        (READING, IN_WORKER, "os._exit(3)", "a process ended with status 3"),
        (READING, IN_WORKER, "os.kill(os.getpid(), signal.SIGKILL)", "ended by SIGKILL"),
        (READING, IN_WORKER, "raise MemoryError", "Handler"),
        (WRITING, IN_WORKER, "os._exit(0)", "a process ended with status 0"),
        (WRITING, IN_WORKER, "raise SystemExit", "SystemExit"),
        # On every page: what one page alone brings to light costs that page only.
        ("doctree-resolved", "True", "raise RuntimeError('spilt')", "spilt"),
        ("env-merge-info", IN_MAIN, "raise RuntimeError('spilt')", "spilt"),
    ],
)
def test_the_build_ends(tmp_path: Path, event: str, where: str, deed: str, sentence: str):
    pages = {f"p{number}.md": f"# Page {number}\n" for number in range(20)}
    listing = "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"
    conf = CONF.format(event=event, where=where, deed=deed)
    source = plant(tmp_path / "source", {"conf.py": conf, "index.md": listing, **pages})
    command = [sys.executable, "-m", "sphinx", "-j", "2", source, tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "p7" in done.stderr or where == IN_MAIN or deed.startswith("raise")
