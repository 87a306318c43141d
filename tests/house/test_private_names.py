"""What no host promises stands in one table of exts/README.md, with a reason and a test."""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

import pytest

from tests.house.host_names import EXTS, Reader, names_used, templates_replaced

NAME = re.compile(r"`([^`]+)`")
COLUMNS = "| names | room | why | where the host has it no more | test |"


class Row(NamedTuple):
    names: list[str]
    room: str
    why: str
    guard: str
    test: str


def table() -> list[Row]:
    text = (EXTS / "README.md").read_text("utf-8")
    body = text.partition(f"{COLUMNS}\n")[2].partition("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in body.splitlines()[1:]]
    return [Row(NAME.findall(names), *others) for names, *others in rows]


def listed() -> set[tuple[str, str]]:
    return {(name, row.room.strip("`")) for row in table() for name in row.names}


def test_what_no_host_promises_is_in_the_table():
    """A new one needs a row: why, what happens where it is gone, and the test that says so."""
    used = names_used() | templates_replaced()
    assert sorted(used - listed()) == []


def test_the_table_has_nothing_that_is_not_used():
    assert sorted(listed() - (names_used() | templates_replaced())) == []


@pytest.mark.parametrize("row", table(), ids=lambda row: ",".join(row.names))
def test_rows_say_why_and_name_a_test(row: Row):
    assert len(row.why.split()) > 3
    assert row.guard
    file, _, function = row.test.strip("`").partition("::")
    tree = ast.parse((EXTS.parent / "tests" / file).read_text("utf-8"))
    assert function in {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}


# Each form in which such a name has been used, and what is found.
FORMS = {
    "from sphinx.util import _lines": "_lines",
    "import sphinx.search as s\ns._x": "_x",
    "def f(app):\n  return app.env._cache": "_cache",
    "def f(app):\n  return getattr(app, '_cache', {})": "_cache",
    "CACHES = ('_one', '_two')": "_two",
    "from docutils.nodes import Node\nNode.findall = print": "findall",
    "import sphinx.search\nsphinx.search.IndexBuilder = print": "IndexBuilder",
    "from docutils.nodes import Node\nsetattr(Node, 'findall', print)": "findall",
    "from docutils.nodes import Node\nfor n in 'a':\n  setattr(Node, n, 1)": "module: setattr",
    "from docutils.nodes import Node\ndel Node.findall": "findall",
    "def f(app):\n  app.builder.render_partial = print": "render_partial",
    "def f(bridge):\n  bridge.get_formatter = print": "get_formatter",
    "def f(app):\n  vars(app.env)['get_outdated_files'] = print": "get_outdated_files",
    "def f(app):\n  app.env.tocs = {}": "tocs",
    "def f(app):\n  app.disconnect(3)": "f: disconnect",
    "def f(app):\n  app.registry.transforms.remove(f)": "f: remove",
    "def f(app):\n  app.registry.builders.pop('html')": "f: pop",
    "def f(app):\n  app.registry.get_transforms()[:] = []": "f: assignment",
    "def f(app):\n  app.add_directive('x', f, override=True)": "f: add_directive",
    "class Row(Mrow, tag='mrow'):\n  pass": "Row: tag",
    "def f(app):\n  replace_during_builds(app, Node, 'findall', f)": "findall",
}


@pytest.mark.parametrize("code", FORMS)
def test_each_form_is_found(code: str):
    assert FORMS[code] in Reader(ast.parse(code), frozenset()).names


@pytest.mark.parametrize(
    "code",
    [
        "class A:\n  def f(self):\n    self._own = 1\n    return self._own",
        "def f(app):\n  app.config.templates_path = []",
        "import os\nos.path.join('_static', 'x')",
        "def f(node):\n  node.children = []",
        "TABLE = ('_t', '.jinja')",
    ],
)
def test_what_is_ours_or_promised_is_not(code: str):
    assert Reader(ast.parse(code), frozenset({"_own"})).names == set()


def test_methods_that_stand_in_for_private_ones_are_found():
    assert ("_word_collector", "speed") in names_used()
