"""Imports go one way: no circle of files, and no room that asks one above it.

Imports inside of functions and those for types alone count like all others.
"""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

EXTS = Path(__file__).parents[2] / "exts"
OURS = ("sphinx_commons", "commons_importer")

# The room -> the rooms that it may ask.
BASE = {"core"}
RECORDS = {*BASE, "front_matter"}
TOPICS = {*RECORDS, "authors", "faq", "blog"}
ABOVE = {"structured_data", "handbook", "urls", "languages", "releases"}
ALLOWED = {
    "core": set(),
    "front_matter": BASE,
    **dict.fromkeys(("authors", "faq", "blog", "comments", "links"), RECORDS),
    **dict.fromkeys(ABOVE, TOPICS | ABOVE),
    **dict.fromkeys(("navigation", "theme", "images", "incremental", "speed"), BASE),
    **dict.fromkeys(("epub", "search"), BASE),
}
# May ask all of these and the importer; nobody may ask them.
COMMANDS = {"commands"}


def modules(root: Path) -> dict[str, Path]:
    """Name -> file of every module below *root*."""
    found = {}
    for path in root.rglob("*.py"):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(name: str, path: Path, known: dict[str, Path]) -> set[str]:
    """The modules of *known* that the module *name* imports, wherever it does."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1]
            start = [*parents, node.module or ""] if node.level else [node.module or ""]
            base = ".".join(part for part in start if part)
            # What is no module is a name in the package itself.
            named |= {
                full if (full := f"{base}.{alias.name}") in known else base for alias in node.names
            }
    return {module for module in named if module in known} - {name}


def graph(root: Path) -> dict[str, set[str]]:
    known = modules(root)
    return {name: imports(name, path, known) for name, path in sorted(known.items())}


def circle(found: dict[str, set[str]]) -> list[str]:
    """The files of one circle, in order; nothing where there is none."""
    try:
        TopologicalSorter(found).prepare()
    except CycleError as err:
        return list(err.args[1])
    return []


def room(module: str) -> str:
    """The room of a module; the package itself for what sets up all of its rooms."""
    package, _, rest = module.partition(".")
    if package != "sphinx_commons" or rest in ("", "everything"):
        return package
    return "commands" if rest == "__main__" else rest.partition(".")[0]


def is_allowed(here: str, there: str) -> bool:
    """Whether a file of the room *here* may import one of the room *there*."""
    if here == there or here == "sphinx_commons" or there == "sphinx_commons":
        return "commons_importer" not in (here, there) or here == there
    if here == "commons_importer" or there in COMMANDS:
        return False
    if here in COMMANDS:
        return True
    return there in ALLOWED[here]


@pytest.fixture(scope="module")
def found() -> dict[str, set[str]]:
    return graph(EXTS)


@pytest.mark.parametrize("package", OURS)
def test_no_files_import_each_other(found, package):
    own = {name: asked for name, asked in found.items() if name.partition(".")[0] == package}
    assert " -> ".join(circle(own)) == ""


def test_every_room_has_its_place(found):
    rooms = {room(module) for module in found}
    assert rooms <= {*OURS, *ALLOWED, *COMMANDS}
    assert {"core", "front_matter", "faq", "commands", *OURS} <= rooms


def test_rooms_ask_only_those_below(found):
    wrong = [
        f"{here} imports {there}"
        for here, asked in found.items()
        for there in sorted(asked)
        if not is_allowed(room(here), room(there))
    ]
    assert "\n".join(wrong) == ""


FILES = {
    "sphinx_commons/__init__.py": "",
    "sphinx_commons/core/__init__.py": "",
    "sphinx_commons/core/a.py": "import sphinx_commons.core.b",
    "sphinx_commons/core/b.py": "def f():\n    from . import c",
    "sphinx_commons/core/c.py": "if TYPE_CHECKING:\n    from ..core.a import X",
    "sphinx_commons/faq/__init__.py": "from .deep.er import x",
    "sphinx_commons/faq/deep/__init__.py": "",
    "sphinx_commons/faq/deep/er.py": "from ...blog import site\nfrom os import path",
    "sphinx_commons/blog/__init__.py": "",
    "sphinx_commons/blog/site.py": "from commons_importer import model",
    "commons_importer/__init__.py": "",
    "commons_importer/model.py": "",
}


def test_what_this_test_sees(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    seen = graph(tmp_path)
    assert {here: asked for here, asked in seen.items() if asked} == {
        "sphinx_commons.core.a": {"sphinx_commons.core.b"},
        "sphinx_commons.core.b": {"sphinx_commons.core.c"},
        "sphinx_commons.core.c": {"sphinx_commons.core.a"},
        "sphinx_commons.faq": {"sphinx_commons.faq.deep.er"},
        "sphinx_commons.faq.deep.er": {"sphinx_commons.blog.site"},
        "sphinx_commons.blog.site": {"commons_importer.model"},
    }
    assert len(circle(seen)) == 4
    assert not is_allowed("faq", "blog")
    assert not is_allowed("blog", "commons_importer")
    assert not is_allowed("commons_importer", "core")
    assert not is_allowed("handbook", "commands")
    assert is_allowed("commands", "commons_importer")
    assert is_allowed("structured_data", "authors")
