"""Diagrams are drawn where Graphviz is installed, and shown as their source elsewhere."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sphinx.ext.inheritance_diagram import InheritanceGraph

from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built

    Make = Callable[..., Built]

CONF = 'extensions = ["sphinx_commons.handbook", "sphinx.ext.graphviz"]\nproject = "Salt"\n'
PAGE = """\
Salt
====

.. graphviz::
   :alt: Salt becomes brine

   digraph { salt -> brine }
"""
needs_graphviz = pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")


@needs_graphviz
def test_diagram_is_drawn(make_site: Make) -> None:
    app = make_site({"conf.py": CONF, "index.rst": PAGE})
    assert app.warnings == ""
    pdf = Pdf(app.out / "salt.pdf")
    alts = [str(element["/Alt"]) for element in pdf.elements() if "/Alt" in element]
    assert alts == ["Salt becomes brine"]
    assert "digraph" not in pdf.text
    assert sorted(file.name for file in app.out.iterdir()) == ["salt.pdf", "typst"]


@needs_graphviz
def test_broken_diagram_is_shown_as_its_source(make_site: Make) -> None:
    app = make_site({"conf.py": CONF, "index.rst": PAGE.replace("->", "-> ->")})
    assert "index.rst:2: WARNING: diagram is shown as its source" in app.warnings
    assert "digraph { salt -> -> brine }" in Pdf(app.out / "salt.pdf").text


@needs_graphviz
def test_diagram_without_words_is_read_as_its_source(make_site: Make) -> None:
    app = make_site({"conf.py": CONF, "index.rst": PAGE.replace(":alt: Salt becomes brine", "")})
    assert "diagram without alternative text [handbook.image_alt]" in app.warnings
    alts = [element.get("/Alt") for element in Pdf(app.out / "salt.pdf").elements()]
    assert "digraph { salt -> brine }" in alts


def test_diagram_without_graphviz(make_site: Make) -> None:
    app = make_site({"conf.py": CONF, "index.rst": PAGE}, graphviz_dot="no-such-program")
    assert app.warnings == ""
    assert "digraph { salt -> brine }" in Pdf(app.out / "salt.pdf").text


def test_page_starts_no_program(make_site: Make, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n", encoding="utf-8")
    program.chmod(0o755)
    page = PAGE.replace(":alt:", f":graphviz_dot: {program}\n   :alt:")
    make_site({"conf.py": CONF, "index.rst": page})
    assert not (tmp_path / "started").exists()


@needs_graphviz
@pytest.mark.parametrize("program", ["dot", "no-such-program"])
def test_diagram_within_a_line(make_site: Make, program: str) -> None:
    text = ".. |mill| digraph:: mill\n   :alt: A mill\n\n   a -> b\n\nGrind with |mill| here.\n"
    app = make_site({"conf.py": CONF, "index.rst": f"Salt\n====\n\n{text}"}, graphviz_dot=program)
    assert "[handbook" not in app.warnings
    pdf = Pdf(app.out / "salt.pdf")
    drawn = [str(element["/Alt"]) for element in pdf.elements() if "/Alt" in element]
    assert drawn == (["A mill"] if program == "dot" else [])
    assert ("digraph mill" in pdf.text) == (not drawn)


CLASSES = {
    "conf.py": f"{CONF}extensions.append('sphinx.ext.inheritance_diagram')\n",
    "index.rst": "Salt\n====\n\n.. inheritance-diagram:: collections.OrderedDict\n",
}


def fail(*_args: object, **_settings: object) -> str:
    raise TypeError("an unexpected keyword argument")


def test_diagram_of_classes_where_another_extension_broke_the_method(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InheritanceGraph, "generate_dot", fail)
    app = make_site(CLASSES, graphviz_dot="no-such-program")
    assert "[handbook" not in app.warnings.replace("handbook.image_alt", "")
    assert "Dictionary that remembers" in Pdf(app.out / "salt.pdf").text


@pytest.mark.parametrize("builder", ["typst", "epub-books"])
def test_diagram_of_classes_that_cannot_be_made_is_left_out(
    make_site: Make, monkeypatch: pytest.MonkeyPatch, builder: str
) -> None:
    monkeypatch.setattr(InheritanceGraph, "_generate_dot", fail)
    app = make_site(CLASSES, builder)
    message = "index.rst:4: WARNING: diagram is left out: an unexpected keyword argument"
    assert message in app.warnings
    assert len([*app.out.glob("salt.*")]) == 1
