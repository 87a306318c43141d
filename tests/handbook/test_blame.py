"""Problems without a place are found by compiling less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.handbook.typst import blame
from sphinx_commons.handbook.typst.compiler import compile_pdf, place_of

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """#set document(title: "T")
#let far(body) = context { image("no.png", alt: "x") }
#{

//@@ one:1
"a"
parbreak()

//@@ one:5
"b"
parbreak()

//@@ two:3
far("c")

//@@ two:9
"d"

//@ :0
}
"""


def test_block_of_a_layout_problem(tmp_path: Path) -> None:
    source = tmp_path / "book.typ"
    source.write_text(SOURCE, encoding="utf-8")
    result = compile_pdf(source, [], {}, system_fonts=False)
    assert result.pdf is None
    (problem,) = blame.locate(result.problems, source, [], {})
    assert "file not found" in problem.message
    assert problem.place == ("two", 3)
    assert [file.name for file in tmp_path.iterdir()] == ["book.typ"]


def test_place_of_a_line() -> None:
    lines = SOURCE.splitlines()
    assert place_of(lines, lines.index('"b"') + 1) == ("one", 5)
    assert place_of(lines, 1) == ("", 0)
