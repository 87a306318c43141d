"""What is hosted is the same whatever was there before, and whatever pages are called."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.commands.check.dead_links import Site
from sphinx_commons.commands.site.finish import finish
from sphinx_commons.urls.ledger import read_site

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from pathlib import Path

SALT = "---\norphan: true\n---\n# Salt\n\n{}\n"


@pytest.fixture
def source(rootdir: Path, tmp_path: Path) -> Path:
    folder = shutil.copytree(rootdir / "test-hosting", tmp_path / "source")
    return plant(folder, {"p/x.html.md": SALT.format("Of the sea."), "salt.md": SALT.format("A.")})


def make(source: Path, out: Path) -> dict[str, bytes]:
    """Build and finish the site; its files."""
    built = build_site(source, out, "dirhtml")
    assert built.warnings == ""
    finish(built.out, out / "deploy")
    files = (path for folder in (built.out, out / "deploy") for path in folder.rglob("*"))
    found = {str(path.relative_to(out)): path.read_bytes() for path in files if path.is_file()}
    return {name: data for name, data in found.items() if "search.json" not in name}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def test_after_an_edit_it_is_as_from_nothing(source: Path, tmp_path: Path):
    """A word of a script of the last index is no class in use."""
    make(source, tmp_path / "out")
    plant(source, {"salt.md": SALT.format("Of the mine, with *salt*.")})
    assert different(make(source, tmp_path / "out"), make(source, tmp_path / "clean")) == []


def test_an_index_that_is_cut_short_is_made_again(source: Path, tmp_path: Path):
    before = make(source, tmp_path / "out")
    index = tmp_path / "out" / "dirhtml" / "search-index"
    for number, path in enumerate(sorted(p for p in index.rglob("*") if p.is_file())):
        if number % 3:
            path.write_bytes(path.read_bytes()[: number % 3 * 20])
        else:
            path.unlink()
    assert different(make(source, tmp_path / "out"), before) == []


def test_folders_in_the_place_of_files(source: Path, tmp_path: Path):
    before = make(source, tmp_path / "out")
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    last_of_a_kind = {path.suffix or path.name: path for path in files}
    for path in last_of_a_kind.values():
        path.unlink()
        (path / "inside").mkdir(parents=True)
    assert different(make(source, tmp_path / "out"), before) == []


def test_a_page_that_is_named_as_its_file(source: Path, tmp_path: Path):
    files = make(source, tmp_path / "out")
    assert "dirhtml/p/x.html/index.html" in files
    root = tmp_path / "out" / "dirhtml"
    assert "/p/x.html/" in read_site(root).pages
    assert [problem for problem in Site(root).problems() if problem.startswith("p/x.html")] == []


def test_a_page_in_whose_way_another_stands(make_site):
    pages = {
        "conf.py": 'extensions = ["myst_parser", "sphinx_commons.theme"]',
        "index.html.md": "# In the way\n",
        "p/a.md": "# A\n",
        "p/b/index.html/c.md": "# C\n",
        "p/b/index.md": "---\norphan: true\n---\n# B\n",
        "p/index.html.md": "# Free\n",
        "index.md": "# Home\n\n```{toctree}\n:glob:\np/*\n```\n",
    }
    built = make_site(pages, "dirhtml")
    said = "this page is left out: its file or a folder of it would be the file of"
    assert built.warnings.splitlines() == [
        f"{name}:1: WARNING: {said} {other} [commons.place]"
        for name, other in (("index.html.md", "index"), ("p/b/index.html/c.md", "p/b/index"))
    ]
    assert (built.out / "p/index.html/index.html").is_file()
    assert "In the way" in make_site({}, "html").text("index.html.html")


@pytest.mark.parametrize("parallel", [0, 2])
def test_two_pages_with_one_file(tmp_path: Path, parallel: int):
    conf = "extensions = ['myst_parser', 'sphinx_commons.speed', 'sphinx_commons.incremental']\n"
    files = {f"{name}.md": f"---\norphan: true\n---\n# {name}\n" for name in "bcdefgh"}
    files |= {"conf.py": conf, "index.md": "# Home\n", "c/index.md": "# Below\n"}
    source = plant(tmp_path / "source", files)
    built = build_site(source, tmp_path / "one", "html", parallel=parallel)
    assert built.soup("c.html").h1.text != built.soup("c/index.html").h1.text
    built = build_site(source, tmp_path / "out", "dirhtml", parallel=parallel)
    assert built.soup("c/index.html").h1.text.startswith("Below")
    said = "this page is left out: its file or a folder of it would be the file of c/index"
    assert f"c.md:1: WARNING: {said} [commons.place]" in built.warnings
    (source / "c/index.md").unlink()
    built = build_site(source, tmp_path / "out", "dirhtml", parallel=parallel)
    assert built.soup("c/index.html").h1.text.startswith("c")
    assert built.warnings == ""
