"""Listing an extension changes nothing on a site that does not use what it offers."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences

from tests.house.host_names import EXTS

if TYPE_CHECKING:
    from pathlib import Path

RST = {
    # Sphinx keeps the suffixes that an extension adds in a table for all apps of a process.
    "conf.py": 'extensions = []\nproject = "Tea"\nauthor = "Ada"\nhtml_theme = "alabaster"\n'
    'source_suffix = {".rst": "restructuredtext"}\n',
    "README.md": "# Not a page\n",
    "index.rst": """Home
====

.. toctree::

   guide/first
   blog/2015/report

:ref:`genindex`
""",
    "guide/first.rst": """:author: Ada
:date: 2015-03-02

.. _first:

Why "tea" -- and how?
=====================

.. index:: tea

How?
----

.. code-block:: python

   a = 1

See :ref:`first` and :doc:`/blog/2015/report` |tea|_.

.. image:: /two-words.png
   :width: 20

.. figure:: /dot.png
   :name: dot

   A dot

.. |tea| replace:: more tea
.. _tea: https://example.org/tea
""",
    "blog/2015/report.rst": "Report\n======\n\nA page that is no post. [1]_\n\n.. [1] A note.\n",
}
MYST = {
    "conf.py": 'extensions = ["myst_parser"]\nproject = "Tea"\nauthor = "Ada"\n'
    'html_theme = "furo"\nmyst_enable_extensions = ["colon_fence"]\n',
    "index.md": "# Home\n\n```{toctree}\nguide/first\nguide/second\n```\n",
    "guide/first.md": """---
myst:
  html_meta:
    description: How it is made
---
# Why "tea" -- and how?

## How?

```{index} tea
```

```python
a = 1
```

[home](../index.md) ![A dot](../dot.png) <https://example.org/>

| a | b |
|---|---|
| 1 | 2 |

Note.[^1]

[^1]: A note.
""",
    "guide/second.md": "# Second\n\n:::{note}\nWords.\n:::\n",
}
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a49444154"
    "789c636000000002000148afa4710000000049454e44ae426082"
)
VERSIONS = re.compile(rb'"envversion":\{[^}]*\}')
# What gives something to every page, which is what it is listed for.
OFFERS = frozenset(
    {
        ("structured_data", "rst"), ("structured_data", "myst"), ("theme", "myst"),
        ("search", "rst"), ("search", "myst"), ("images", "rst"), ("images", "myst"),
    }
)  # fmt: skip


def extensions() -> list[str]:
    """The rooms with a function ``setup``."""
    found = []
    for file in sorted((EXTS / "sphinx_commons").glob("*/__init__.py")):
        parts = ast.parse(file.read_text("utf-8")).body
        if any(isinstance(part, ast.FunctionDef) and part.name == "setup" for part in parts):
            found.append(file.parent.name)
    return found


def built(folder: Path, files: dict[str, str], extension: str = "") -> dict[str, bytes]:
    """What a build writes that says something: name -> bytes."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in ("dot.png", "two-words.png"):
        (folder / name).write_bytes(DOT)
    if extension:
        with (folder / "conf.py").open("a", encoding="utf-8") as conf:
            conf.write(f'extensions += ["sphinx_commons.{extension}"]\n')
    app = SphinxTestApp("html", srcdir=folder)
    try:
        app.build()
        assert strip_escape_sequences(app.warning.getvalue()) == ""
        return dict(_told(app.outdir))
    finally:
        app.cleanup()


def _told(out: Path):
    for path in out.rglob("*"):
        name = path.relative_to(out).as_posix()
        # A file of a style or script that no page asks for says nothing.
        if path.is_file() and name != ".buildinfo" and not name.startswith("_static/"):
            yield name, VERSIONS.sub(b"", path.read_bytes())


@cache
def usual(folder: Path, kind: str) -> dict[str, bytes]:
    return built(folder, SITES[kind])


SITES = {"rst": RST, "myst": MYST}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("usual")


@pytest.mark.parametrize("kind", SITES)
@pytest.mark.parametrize("extension", extensions())
def test_a_site_that_does_not_use_it_stays_as_it_is(
    tmp_path: Path, base: Path, extension: str, kind: str
):
    before = usual(base / kind / "site", kind)
    after = built(tmp_path / "site", SITES[kind], extension)
    if (extension, kind) in OFFERS:
        assert after.keys() >= before.keys()
        return
    assert sorted(after) == sorted(before)
    assert [name for name in before if after[name] != before[name]] == []
