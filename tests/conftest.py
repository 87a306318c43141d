"""What all tests share: the test roots and a reader of built pages."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from docutils.parsers.rst.directives import misc
from sphinx.util.docutils import additional_nodes
from sphinx_commons.core import words

from tests.builds import RealDocs, shared_folder
from tests.once import work_out_once
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.testing.util import SphinxTestApp

    from tests.sites import Built, Files

# What builds replace while they last.
ADAPT_PATH = misc.adapt_path
# Programs that tests start find the packages too, as those that make starts do.
EXTS = Path(__file__).parents[1] / "exts"
_OTHERS = os.environ.get("PYTHONPATH")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(EXTS), _OTHERS]))
# Where CI is set, Sphinx colours its warnings even for a file.
os.environ["NO_COLOR"] = "1"
# Some machines keep no bytecode; here a program is started a hundred times.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
work_out_once()
# The length of a value up to which a test is called after all of it.
LONG = 80

pytest_plugins = ("sphinx.testing.fixtures",)
collect_ignore = ["roots"]


@pytest.fixture(scope="session")
def rootdir() -> Path:
    """Where ``@pytest.mark.sphinx(testroot=...)`` finds its roots."""
    return Path(__file__).parent / "roots"


@pytest.fixture(scope="session")
def real_docs(tmp_path_factory: pytest.TempPathFactory) -> RealDocs:
    """``real_docs.built("html")``: the real documentation in that format."""
    return RealDocs(shared_folder(tmp_path_factory.getbasetemp()))


@pytest.fixture
def base_files() -> Files:
    """What every site of a room has, where a test does not say otherwise."""
    return {"conf.py": ""}


@pytest.fixture
def base_builder() -> str:
    """What the sites of a room are built with, where a test does not say otherwise."""
    return "html"


@pytest.fixture
def make_site(tmp_path: Path, base_files: Files, base_builder: str) -> Callable[..., Built]:
    """``make_site({name: text}, builder, **settings)``: a site of these files, built.

    A second call in one test writes over the files of the first, and builds incrementally.
    """
    source = tmp_path / "source"

    def make(files: Files, builder: str = "", *, parallel: int = 0, **settings: Any) -> Built:
        plant(source, {n: text for n, text in base_files.items() if not (source / n).exists()})
        plant(source, files)
        if not any(source.glob("index.*")):
            plant(source, {"index.md": "# Home\n"})
        builder = builder or base_builder
        return build_site(source, tmp_path / "out", builder, parallel=parallel, **settings)

    return make


@pytest.fixture(autouse=True)
def _no_app_is_left() -> Iterator[None]:
    """What one test's app registered, or said, would change another test's, in some orders."""
    yield
    words.speak(words.Speaker())
    assert not additional_nodes
    assert misc.adapt_path is ADAPT_PATH, "a build has not ended"


@pytest.fixture
def soup(app: SphinxTestApp) -> Callable[[str], BeautifulSoup]:
    """``soup("index.html")``: a file of the output folder, parsed."""

    def parse(name: str) -> BeautifulSoup:
        return BeautifulSoup((app.outdir / name).read_text(encoding="utf-8"), "html.parser")

    return parse


def pytest_make_parametrize_id(val: object) -> str | None:
    """The beginning and the length of what is long: workers send the name of a test many times."""
    if isinstance(val, (str, bytes)) and len(val) > LONG:
        return f"{val[:LONG]!r} ({len(val)})"
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one file go to one worker, where they say nothing else: they share fixtures."""
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.location[0]))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Tests of one group share what takes long to make; workers that do not keep to it say so."""
    if getattr(session.config.option, "loadgroup", False):
        grouped = [item for item in session.items if item.get_closest_marker("xdist_group")]
        assert all("@" in item.nodeid for item in grouped), "pytest-xdist does not see the groups"
