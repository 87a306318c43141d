"""Folders that a website has as they are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
extensions = ["sphinx_commons.{}"]
html_static_path = ["_static", "../shared"]
html_extra_path = ["extra"]
"""
SECRET = b"word-of-mouth"


@pytest.mark.parametrize(("builder", "room"), [("html", "speed"), ("dirhtml", "faq")])
def test_links_that_lead_out_are_left_out(tmp_path: Path, builder: str, room: str):
    plant(tmp_path, {"secret.txt": SECRET, "away/more.txt": SECRET, "shared/named.css": "p {}"})
    (tmp_path / "shared/own.css").symlink_to("named.css")
    files = {"conf.py": CONF.format(room), "index.rst": "Home\n====\n", "note.txt": "ours"}
    files |= {"_static/deep/look.css": "a {}", "extra/robots.txt": "User-agent: *"}
    source = plant(tmp_path / "docs", files)
    for folder in (source / "_static", source / "extra"):
        (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
        (folder / "away").symlink_to(tmp_path / "away")
        (folder / "within.txt").symlink_to(source / "note.txt")
        (folder / "round").symlink_to(folder)
        os.mkfifo(folder / "pipe")
    built = build_site(source, tmp_path / "out", builder)
    out = [path for path in built.out.rglob("*") if path.is_file()]
    assert [path for path in out if SECRET in path.read_bytes()] == []
    for name in ("_static/named.css", "_static/own.css", "_static/deep/look.css", "robots.txt"):
        assert (built.out / name).is_file()
    assert built.text("within.txt") == built.text("_static/within.txt") == "ours"
    assert not (built.out / "_static/round").exists()
    places = [line.partition(": ")[0] for line in built.warnings.splitlines()]
    names = ("away", "link.txt", "pipe", "round")
    assert sorted(places) == sorted(f"{f}/{n}:1" for f in ("_static", "extra") for n in names)
