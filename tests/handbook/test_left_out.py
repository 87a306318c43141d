"""What cannot be set costs itself, and nothing else of the book."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.handbook import typefaces
from sphinx_commons.handbook.typst import press
from sphinx_commons.handbook.typst.compiler import Problem, Result

from .conftest import ROOTS
from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.sites import Built

    Make = Callable[..., Built]

HEAD = "Salt\n====\n\n"


NODES = """
from docutils import nodes

class oddity(nodes.Element): pass
class drawing(nodes.Element): pass
class shout(nodes.Element): pass
class wrong(nodes.Element): pass
class bare(nodes.Element): pass
class crash(nodes.Element): pass

def visit_shout(self, node): self.open("strong(")
def depart_shout(self, node): self.close(")")
def visit_wrong(self, node): self.statement(node); self.add("nonsense;")
def depart_wrong(self, node): pass
def visit_bare(self, node):
    self.statement(node)
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    self.add(f'image(bytes("{svg}"), format: "svg");')
    raise nodes.SkipNode
def visit_crash(self, node): self.open("emph("); [].pop()

def add(app, doctree):
    made = {"odd": oddity, "drawn": drawing, "loud": shout}
    made |= {"wrong": wrong, "bare": bare, "crash": crash}
    for paragraph in list(doctree.findall(nodes.paragraph)):
        if paragraph.astext().split()[0] in made:
            node = made[paragraph.astext().split()[0]]("", *paragraph.children)
            node.line = paragraph.line
            if isinstance(node, drawing):
                node = drawing(code=node.astext())
            paragraph.replace_self(node)

def setup(app):
    app.add_node(oddity)
    app.add_node(drawing)
    app.add_node(shout, typst=(visit_shout, depart_shout))
    app.add_node(wrong, typst=(visit_wrong, depart_wrong))
    app.add_node(bare, typst=(visit_bare, depart_wrong))
    app.add_node(crash, typst=(visit_crash, depart_wrong))
    app.connect("doctree-read", add)
"""


CONF = """
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent))
extensions = ["sphinx_commons.handbook", "handbook_test_nodes"]
project = "Salt"
"""


@pytest.fixture
def make_odd(make_site: Make) -> Iterator[Make]:
    """``make`` with an extension that turns some paragraphs into nodes of its own."""
    path = list(sys.path)

    def build_files(files: dict[str, str | bytes]) -> Built:
        return make_site({"conf.py": CONF, "handbook_test_nodes.py": NODES, **files})

    yield build_files
    sys.path[:] = path
    sys.modules.pop("handbook_test_nodes", None)


def test_unknown_node_keeps_its_text_and_warns_once(make_odd: Make) -> None:
    app = make_odd({"index.rst": f"{HEAD}odd first\n\nodd second\n\ndrawn a->b\n\ndrawn c\n"})
    assert app.warnings.count("no Typst visitor for 'oddity'") == 1
    assert app.warnings.count("no Typst visitor for 'drawing'") == 1
    text = Pdf(app.out / "salt.pdf").text
    assert "odd first odd second drawn a->b drawn c" in text


def test_block_whose_visitor_fails_keeps_its_words(make_odd: Make) -> None:
    table = "* - One\n\n    crash in a cell\n\n  - Two\n"
    page = f"{HEAD}.. list-table::\n\n   {table.replace(chr(10), chr(10) + '   ')}\n\n*After*.\n"
    app = make_odd({"index.rst": page})
    expected = "cannot be set, so only its words are kept: IndexError: pop from empty list"
    assert app.warnings.count("WARNING") == 1
    assert f"{expected} [handbook.visitor]" in app.warnings
    book = Pdf(app.out / "salt.pdf")
    assert "crash in a cell" in book.text
    assert "Two" in book.text
    assert book.tags["Em"] == 1


def test_step_without_steps(make_site: Make) -> None:
    app = make_site(
        {
            "conf.py": 'extensions = ["sphinx_design", "sphinx_commons.handbook"]\n',
            "index.rst": f"{HEAD}.. step:: Two\n\n   Text of it.\n\nAfter.\n",
        }
    )
    assert "design.steps" in app.warnings
    assert "handbook." not in app.warnings
    text = Pdf(next(app.out.glob("*.pdf"))).text
    assert "Text of it." in text
    assert "After." in text


def test_visitors_of_other_extensions_are_used(make_odd: Make) -> None:
    app = make_odd({"index.rst": f"{HEAD}loud\n"})
    assert app.warnings == ""
    assert Pdf(app.out / "salt.pdf").tags["Strong"] == 1


def test_failed_compile_names_the_place_and_keeps_the_former_file(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_site({"index.rst": HEAD + "Text.\n"})
    before = (app.out / "salt.pdf").read_bytes()
    failed = Result(None, (Problem("too odd", "index", 4),))
    monkeypatch.setattr(press.compiler, "compile_pdf", lambda *args, **kwargs: failed)
    app = make_site({"index.rst": HEAD + "Other text.\n"})
    assert app.app.statuscode == 1
    assert "index.rst:4: ERROR: handbook salt: too odd" in app.warnings
    assert (app.out / "salt.pdf").read_bytes() == before
    assert "Other text." in (app.out / "typst" / "salt.typ").read_text(encoding="utf-8")


def test_failed_compile_fails_again_though_nobody_hears(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = {"suppress_warnings": ["handbook"]}
    make_site({"index.rst": HEAD}, **quiet)
    failed = Result(None, (Problem("too odd", "index", 4),))
    monkeypatch.setattr(press.compiler, "compile_pdf", lambda *args, **kwargs: failed)
    for _again in range(2):
        app = make_site({"index.rst": HEAD + "Other text.\n"}, **quiet)
        assert app.app.statuscode == 1


def test_what_the_compiler_refuses_is_left_out_alone(make_odd: Make) -> None:
    toctree = f"{HEAD}.. toctree::\n\n   pepper\n"
    pepper = "Pepper\n======\n\nText.\n\nwrong\n"
    app = make_odd({"index.rst": toctree, "pepper.rst": pepper})
    expected = "pepper.rst:6: WARNING: left out: unknown variable: nonsense [handbook.compile]\n"
    assert app.warnings == expected
    assert app.app.statuscode == 0
    text = Pdf(app.out / "salt.pdf").text
    assert "Text." in text
    assert "wrong" not in text
    assert sorted(file.name for file in (app.out / "typst").glob("*.typ")) == ["salt.typ"]


def test_block_that_the_standard_refuses_is_left_out_alone(make_odd: Make) -> None:
    page = f"{HEAD}.. _here:\n\nbare\n\nA sign: \U000a0000. See :ref:`this <here>`.\n"
    app = make_odd({"index.rst": page})
    assert "index.rst:6: WARNING: left out: PDF/UA-1 error: missing alt text" in app.warnings
    assert "no font has '\\U000a0000'" in app.warnings
    assert "ERROR" not in app.warnings
    assert "See this." in Pdf(app.out / "salt.pdf").text


def test_book_without_the_standard_is_better_than_none(tmp_path: Path) -> None:
    shutil.copy(ROOTS / "test-handbook-small" / "square.svg", tmp_path)
    source = tmp_path / "salt.typ"
    text = '#set document(title: "T")\n#{\n//@@ a:1\n"Words"\n//@ :0\nimage("square.svg")\n}\n'
    source.write_text(text, encoding="utf-8")
    pressed = press.press(source, [typefaces.FOLDER], {}, [])
    assert pressed.result.pdf is not None
    assert [problem.message for problem in pressed.untagged] == ["PDF/UA-1 error: missing alt text"]
    assert pressed.is_patched
    assert pressed.left_out == ()


def test_head_that_is_repeated_has_its_links_and_notes_once(make_site: Make) -> None:
    rows = "".join(f"   * - Row {number}\n     - Text\n" for number in range(70))
    head = "   * - .. _name:\n\n       `Name <https://a.example/>`_\n     - Note [1]_ *here*\n"
    table = f".. list-table::\n   :header-rows: 1\n\n{head}{rows}"
    app = make_site({"index.rst": f"{HEAD}{table}\n.. [1] A remark.\n\nSee :ref:`above <name>`.\n"})
    assert app.warnings == ""
    book = Pdf(app.out / "salt.pdf")
    drawn = [page.extract_text() for page in book.reader.pages]
    assert sum("Name Note 1 here" in page for page in drawn) == 1
    assert sum("Name Note here" in page for page in drawn) == 1
    assert sum("A remark." in page for page in drawn) == 1
    assert book.text.count("Name") == 1
