"""The website lists what can be downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from exts.handbook.downloads import Download, size_in_words

from .conftest import build, warnings_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.testing.util import SphinxTestApp


def listed(app: SphinxTestApp, name: str = "sub/page.html") -> list[str]:
    soup = BeautifulSoup((app.outdir / name).read_text(encoding="utf-8"), "html.parser")
    return [" ".join(item.get_text().split()) for item in soup.select("ul.handbooks > li")]


def links(app: SphinxTestApp, name: str = "sub/page.html") -> list[str]:
    soup = BeautifulSoup((app.outdir / name).read_text(encoding="utf-8"), "html.parser")
    return [str(link["href"]) for link in soup.select("ul.handbooks a")]


def test_before_the_files_are_made_there_is_no_link(tmp_path: Path) -> None:
    app = build("handbook-site", tmp_path, "html")
    assert warnings_of(app) == ""
    assert listed(app) == ["Salt All of it", "Other"]
    assert links(app) == []


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_files_are_linked_with_their_facts(tmp_path: Path, builder: str) -> None:
    name = "sub/page.html" if builder == "html" else "sub/page/index.html"
    build("handbook-site", tmp_path, builder)
    build("handbook-site", tmp_path, "typst", today="1 May 2026")
    app = build("handbook-site", tmp_path, builder)
    first = listed(app, name)[0]
    assert first.startswith("Salt (PDF, ")
    assert " pages, " in first
    assert first.endswith("kB, 1 May 2026) All of it")
    for link in links(app, name):
        assert ((app.outdir / name).parent / link).resolve().is_file()


def test_vanished_file_leaves_no_link(tmp_path: Path) -> None:
    typst = build("handbook-site", tmp_path, "typst")
    assert len(links(build("handbook-site", tmp_path, "html"))) == 2
    (typst.outdir / "other.pdf").unlink()
    app = build("handbook-site", tmp_path, "html")
    assert links(app) == ["../handbooks/salt.pdf"]
    assert not (app.outdir / "handbooks" / "other.pdf").exists()


def test_list_in_a_handbook_names_the_others(tmp_path: Path) -> None:
    app = build("handbook-site", tmp_path, "typst")
    assert warnings_of(app) == ""
    source = (app.outdir / "typst" / "other.typ").read_text(encoding="utf-8")
    assert '"All of it"' in source
    assert "kB" not in source


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 kB"), (45_678, "45 kB"), (1_234_567, "1.2 MB"), (999_999, "999 kB")]
)
def test_sizes(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_one_page() -> None:
    assert Download("a", "A", "", 1, 2000).facts == "PDF, 1 page, 2 kB"
