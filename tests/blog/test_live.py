"""``make live``: shows drafts and builds again after each kind of edit."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.incremental.garden import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(path: Path, text: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if path.exists() and text in path.read_text(encoding="utf-8", errors="replace"):
            return
        time.sleep(0.2)
    pytest.fail(f"{text!r} did not come up in {path.name}")


def wait_until_served(port: int, seconds: float = 60) -> None:
    """The preview notices edits from then on."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    pytest.fail("the preview was not served")


def test_every_kind_of_edit_is_shown(tmp_path):
    source, out = tmp_path / "docs", tmp_path / "_build/live"
    shutil.copytree(ROOT, source)
    draft = "---\ntitle: Secret\ndate: 2014-01-01\ndraft: true\n---\nText.\n"
    (source / "blog/2014/draft.md").write_text(draft)
    conf = (source / "conf.py").rename(tmp_path / "conf.py")
    conf.write_text(conf.read_text().replace('path = ["', 'path = ["docs/'))
    port = free_port()
    command = [sys.executable, "-m", "sphinx_commons", "live", "--port", str(port)]
    with (tmp_path / "log").open("w") as log:
        preview = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log)
    try:
        wait_for(out / "blog/2014/draft.html", "Only previews show this page")
        wait_until_served(port)
        post = source / "blog/2014/p1.md"
        post.write_text(post.read_text() + "\nFresh words.\n")
        wait_for(out / "blog/2014/p1.html", "Fresh words.")
        (source / "tags.yml").write_text("soil: {label: Fresh soil}\n")
        wait_for(out / "blog/2014/p1.html", "Fresh soil")
        (source / "authors/ada.md").write_text("---\nauthor: {name: Fresh Ada}\n---\n# Ada\n")
        wait_for(out / "blog/index.html", "Fresh Ada")
        template = '{% extends "furo/page.html" %}{% block footer %}Fresh foot{% endblock %}'
        (source / "_templates/page.html").write_text(template)
        wait_for(out / "guide/water.html", "Fresh foot")
        conf.write_text(conf.read_text() + 'html_title = "Fresh title"\n')
        wait_for(out / "guide/water.html", "Fresh title")
    finally:
        preview.terminate()
        preview.wait(timeout=60)
