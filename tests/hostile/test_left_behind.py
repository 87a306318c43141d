"""Whatever became of the files that a build left, the next build gives what a clean one gives."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.incremental.garden import Garden, differences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 16
BUILDERS = ["html", "dirhtml", "typst", "text"]


def empty(path: Path) -> None:
    path.write_bytes(b"")


def halve(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def delete(path: Path) -> None:
    path.unlink()


def put_folder(path: Path) -> None:
    path.unlink()
    (path / "inside").mkdir(parents=True)


HARMS: list[Callable[[Path], None]] = [empty, halve, delete, put_folder]


@pytest.fixture(scope="module", params=BUILDERS)
def garden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Garden:
    """A site that was built once, and once cleanly."""
    garden = Garden(tmp_path_factory.mktemp("garden"), request.param)
    garden.change("conf.py", "^extensions = \\[", 'extensions = [\n    "sphinx_commons.handbook",')
    garden.toggle(
        "conf.py", "handbooks = [{'filename': 'b', 'title': 'B', 'documents': ['guide/index']}]\n"
    )
    garden.toggle("conf.py", "handbook_downloads = ''\n")
    garden.write("guide/soil.md", garden.read("guide/soil.md") + "\n{download}`leaf.png`\n")
    garden.incremental()
    garden.clean()
    return garden


def kinds_of_files(folder: Path) -> dict[tuple[str, str], list[Path]]:
    """The files below *folder* by what they are for: top folder and suffix."""
    found: dict[tuple[str, str], list[Path]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.stat().st_size):
        top = path.relative_to(folder).parts[0] if path.parent != folder else path.name
        found.setdefault((top, path.suffix), []).append(path)
    return found


def test_a_file_of_each_kind_is_made_again(garden: Garden):
    chance = random.Random(SEED)
    out = garden.home / "incremental"
    for folder in (out / garden.builder, out / "doctrees"):
        for kind, paths in kinds_of_files(folder).items():
            path, harm = chance.choice(paths), chance.choice(HARMS)
            harm(path)
            found = differences(garden.incremental(), garden.home / "clean" / garden.builder)
            assert found == [], (kind, path, harm.__name__)


def test_many_files_at_once(garden: Garden):
    chance = random.Random(SEED)
    out = garden.home / "incremental"
    paths = [p for kind in kinds_of_files(out).values() for p in kind]
    for path in chance.sample(paths, len(paths) // 3):
        chance.choice(HARMS)(path)
    found = differences(garden.incremental(), garden.home / "clean" / garden.builder)
    assert found == []


@pytest.mark.parametrize("part", ["doctrees", ""])
def test_a_folder_that_is_gone(garden: Garden, part: str):
    shutil.rmtree(garden.home / "incremental" / (part or garden.builder))
    found = differences(garden.incremental(), garden.home / "clean" / garden.builder)
    assert found == []
