"""What is in the distribution, and what it says of itself."""

from __future__ import annotations

import ast
import re
import sys
import tarfile
from email import message_from_bytes
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx_commons.everything import EXTENSIONS

from tests.packaging.conftest import ROOT, build, rooms

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("packaging")
PACKAGES = ("sphinx_commons", "commons_importer")
# What comes with a package that is named, and is used together with it.
BROUGHT = {
    "sphinx": {
        "docutils",
        "imagesize",
        "jinja2",
        "markupsafe",
        "pygments",
        "requests",
        "sphinxcontrib-htmlhelp",
    },
    "myst-parser": {"markdown-it-py", "mdit-py-plugins"},
    "furo": {"beautifulsoup4"},
    "ziamath": {"latex2mathml", "ziafont"},
    "ablog": {"python-dateutil"},
}
# What is asked only where another package is, which brings it.
BESIDE = {"ablog_dates.py": "ablog", "mathml.py": "ziamath", "pictures.py": "pillow"}
FIXED = {"babel", "lxml", "myst-parser", "packaging", "pyyaml", "sphinx"}


def files_of(root: Path) -> dict[str, bytes]:
    """Path -> content of every file of both packages."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for package in PACKAGES
        for path in (root / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(distribution):
    with ZipFile(distribution.wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def described(wheel):
    (name,) = (name for name in wheel if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(wheel[name])


def test_the_wheel_has_every_file_and_no_other(wheel):
    packed = {name: data for name, data in wheel.items() if ".dist-info/" not in name}
    sources = files_of(ROOT / "exts")
    assert packed.keys() == sources.keys()
    assert packed == sources
    for name in (
        "py.typed",
        "handbook/fonts/SourceSans3-Regular.otf",
        "theme/templates/page.html",
        "commands/live/assets/live.js",
        "commands/init/template/conf.py.jinja",
    ):
        assert f"sphinx_commons/{name}" in packed
    assert "commons_importer/new_site/any_site/.gitignore.jinja" in packed


def test_the_sources_make_the_same_wheel(distribution, tmp_path):
    with tarfile.open(distribution.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (sources,) = tmp_path.iterdir()
    assert files_of(sources / "exts") == files_of(ROOT / "exts")
    build(sources, tmp_path / "dist", "--wheel")
    (again,) = (tmp_path / "dist").iterdir()
    assert again.name == distribution.wheel.name
    assert again.read_bytes() == distribution.wheel.read_bytes()


def test_metadata(described, wheel):
    from sphinx_commons import __version__

    assert described["Name"] == "sphinx-commons"
    assert described["Version"] == __version__
    assert described["Requires-Python"] == ">=3.11"
    assert described["License-Expression"] == "MIT AND OFL-1.1"
    for name in described.get_all("License-File"):
        assert any(path.endswith(f".dist-info/licenses/{name}") for path in wheel)
    assert len(described.get_all("License-File")) == 4
    assert "sphinx-commons init" in described.get_payload()


def requirements(described) -> dict[str, set[str]]:
    """Extra ("" for none) -> names of the packages that it brings."""
    found: dict[str, set[str]] = {"": set()}
    for line in described.get_all("Requires-Dist"):
        extra = re.search(r"extra == '(\w+)'", line)
        name = re.match(r"[\w-]+", line)
        found.setdefault(extra[1] if extra else "", set()).add(name[0].lower())
    return found


def test_dependencies_and_extras(described):
    found = requirements(described)
    assert found[""] == FIXED
    extras = set(described.get_all("Provides-Extra"))
    assert extras >= {"blog", "furo", "handbook", "search", "comments", "import", "all"}
    assert found["all"] == set().union(*(found[e] for e in extras & found.keys() - {"all"}))
    assert extras >= set(filter(None, EXTENSIONS.values()))


@cache
def distributions() -> dict[str, set[str]]:
    """Module -> the packages that it comes with, of which several may share its name."""
    found = metadata.packages_distributions()
    return {m: {name.lower().replace("_", "-") for name in names} for m, names in found.items()}


def unnamed(path: Path, named: set[str]) -> set[str]:
    """The modules that *path* imports when it runs, and that no package of *named* has."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    modules = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    found = (n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and not n.level)
    modules |= {node.module for node in found}
    tops = {module.partition(".")[0] for module in modules} - sys.stdlib_module_names
    return {t for t in tops - set(PACKAGES) if not distributions().get(t, {t}) & named}


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_imported_is_named(described, package):
    found = requirements(described)
    named = set().union(*found.values(), *BROUGHT.values())
    for path in (ROOT / "exts" / package).rglob("*.py"):
        assert unnamed(path, named) == set(), path


def test_the_floor_needs_no_extra():
    allowed = FIXED.union(*(BROUGHT[name] for name in FIXED & BROUGHT.keys()))
    for room in ("core", "front_matter"):
        for path in (ROOT / "exts/sphinx_commons" / room).rglob("*.py"):
            beside = BESIDE.get(path.name, "")
            assert unnamed(path, allowed | {beside} | BROUGHT.get(beside, set())) == set(), path


def test_entry_points(installed, tmp_path):
    code = (
        "from importlib.metadata import distribution as d;"
        "print(*sorted((e.group, e.name, e.value) for e in d('sphinx-commons').entry_points))"
    )
    done = installed.run(tmp_path, "python", "-c", code)
    assert "('console_scripts', 'sphinx-commons', " in done.stdout
    for builder in ("typst", "epub-books"):
        assert f"('sphinx.builders', '{builder}', 'sphinx_commons.handbook')" in done.stdout


def test_every_extension_is_set_up_by_the_package(tmp_path):
    (tmp_path / "index.rst").write_text("Home\n====\n")
    settings = {"extensions": "sphinx_commons"}
    with patch_docutils(), docutils_namespace():
        app = Sphinx(tmp_path, None, tmp_path / "o", tmp_path / "d", "html", settings, None)
        app.emit("build-finished", None)  # undoes what is changed while a build runs
    assert set(rooms()) <= app.extensions.keys()
    assert {name for name in EXTENSIONS if name in app.extensions} == EXTENSIONS.keys()
