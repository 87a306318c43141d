"""Problems without a place are found by compiling less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.handbook.typst import blame
from sphinx_commons.handbook.typst.blocks import Blocks
from sphinx_commons.handbook.typst.compiler import Problem, compile_pdf, place_of

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

    def problems_of(text: str) -> tuple[Problem, ...]:
        source.write_text(text, encoding="utf-8")
        return compile_pdf(source, [], {}, system_fonts=False).problems

    (problem,) = problems_of(SOURCE)
    assert "file not found" in problem.message
    blocks = Blocks.of(SOURCE)
    number = blame.culprit(problem.message, blocks, problems_of)
    assert number is not None
    assert blocks.parts[number].startswith("//@@ two:3\n")
    assert problems_of(blocks.without({number})) == ()


def test_block_that_is_left_out_keeps_lines_and_places() -> None:
    heading = 'titled(2, name: "a#b \\" c", [#{"B";}])'
    text = f'#{{\n//@@ a:1\n{heading}\nanchor("a#d");"w"\n//@@ a:3\nx\n//@ :0\n}}\n'
    blocks = Blocks.of(text)
    assert [blocks.at(line) for line in range(1, 9)] == [None, 1, 1, 1, 2, 2, None, None]
    assert blocks.without({1}) == (
        '#{\n//@@ a:1\nanchor("a#b \\" c");anchor("a#d")\n\n//@@ a:3\nx\n//@ :0\n}\n'
    )


def test_place_of_a_line() -> None:
    lines = SOURCE.splitlines()
    assert place_of(lines, lines.index('"b"') + 1) == ("one", 5)
    assert place_of(lines, 1) == ("", 0)
