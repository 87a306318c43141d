"""No page starts a program."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from pathlib import Path

CONF = "extensions = ['sphinx.ext.graphviz', 'sphinx_commons.{}']\n"
BUILDERS = [("html", "speed"), ("latex", "faq"), ("texinfo", "urls"), ("typst", "handbook")]
PAGE = """
Home
====

.. graphviz::
   :layout: {program}

   digraph {{ a -> b }}

.. graph:: one
   :graphviz_dot: {program}

   a -- b

.. digraph:: two
   :layout: netao

   b -> c

.. digraph:: three
   :layout: neato

   c -> d
"""


@pytest.mark.skipif(shutil.which("neato") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize(("builder", "room"), BUILDERS)
def test_a_diagram_starts_graphviz_alone(tmp_path: Path, builder: str, room: str):
    program = tmp_path / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n", encoding="utf-8")
    program.chmod(0o755)
    files = {"conf.py": CONF.format(room), "index.rst": PAGE.format(program=program)}
    built = build_site(plant(tmp_path / "source", files), tmp_path / "out", builder)
    assert not (tmp_path / "started").exists()
    lines = [line for line in built.warnings.splitlines() if "[commons.program]" in line]
    assert [line.partition(": ")[0] for line in lines] == [f"index.rst:{n}" for n in (5, 10, 15)]
    assert "did you mean 'neato'?" in lines[2]
