"""Formulas are drawn as the website draws them, or shown as TeX with a warning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.core.maths import macros
from sphinx_commons.core.maths.macros import MacroError
from sphinx_commons.core.maths.tex import displayed, readable, take_tag
from sphinx_commons.handbook.maths.formulas import FormulaError, draw
from ziamath.zmath import Math

from tests.sites import build_site

from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from tests.sites import Built

    Make = Callable[..., Built]

HEAD = "Salt\n====\n\n"


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\text{if $x$ or n\_x}", r"{\text{if }{x}\text{ or n_x}}"),
        (r"\text{a {b} < c}", r"\text{a b &lt; c}"),
        (r"\operatorname*{arg\,max}_x f", "\\operatorname*{arg\xa0max}_x\\,f"),
        (r"\operatorname{log2}", r"\mathrm{log2}"),
        (r"\binom{n}{k_{1}}", r"\left({n}\atop{k_{1}}\right)"),
        (r"{\mathbb R}", r"{\mathbb{R}}"),
        ("a % why\n + b\\\nc", "a \n + b\\ c"),
        (r"a \\[3pt] b \\", r"a \\ b"),
        (r"\big\lvert x \big\|\|", r"\big| x \big‖\Vert"),
        (r"x^\rm{th}", r"x^\mathrm{th}"),
        ("a & b", r"\begin{align*}a & b\end{align*}"),
        (r"\begin{matrix}a&b\end{matrix}^T", r"{\begin{matrix}a&b\end{matrix}}^T"),
        (r"\begin{cases}[a] & b\end{cases}", r"\begin{cases}{}[a] & b\end{cases}"),
        (r"\begin{aligned}[t] a \end{aligned}", r"\begin{align*} a \end{align*}"),
        (r"\begin{alignat}{2} a \end{alignat}", r"\begin{align*} a \end{align*}"),
        (r"\begin{equation*} a \end{equation*}", "a"),
        (r"\begin{array}[t]{r@{}|l} a & b \end{array}", r"\begin{array}{r|l} a & b \end{array}"),
        (
            r"\begin{array}{|c|}\hline a \\ \hline\end{array}",
            r"\boxed{\begin{array}{c}a\end{array}}",
        ),
        (
            r"\begin{eqnarray} a & = & {b & c} \\ d & < & e \end{eqnarray}",
            r"\begin{align*} a & =   {b & c} \\ d & <   e \end{align*}",
        ),
    ],
)
def test_words_for_the_drawing(tex: str, expected: str) -> None:
    assert readable(tex) == expected


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (r"\begin{tikzcd} a \end{tikzcd}", "unknown environment tikzcd"),
        (r"\begin{split} a", r"\\begin{split} without its end"),
        (r"a \end{split}", r"\\end{split} without its beginning"),
        (r"\text{a", "a brace is not closed"),
        (r"\binom{a}", "an argument is missing"),
        (r"\begin{array}{xy} a \end{array}", "unknown columns xy"),
        (r"\text{\peper a}", r"unknown \\peper"),
    ],
)
def test_what_cannot_be_drawn_is_named(tex: str, message: str) -> None:
    with pytest.raises(FormulaError, match=message):
        draw(tex, display=True)


def test_lines_of_a_block_are_aligned() -> None:
    assert displayed("a", as_is=False) == "a"
    assert displayed(r"a \\ b", as_is=False) == r"\begin{split}a \\ b\end{split}"
    assert displayed("a\n\nb", as_is=False) == r"\begin{gathered}a\\b\end{gathered}"
    assert displayed("&a\n\n&b", as_is=False) == r"\begin{aligned}&a\\&b\end{aligned}"
    assert displayed(r"a \\ b", as_is=True) == r"a \\ b"


@pytest.mark.parametrize(
    ("tex", "lowest", "highest"),
    [
        (r"\left(\sum_{i} x\right)", 1.5, 4),
        (r"\left[\prod_k \frac{a}{b}\right]^2", 2, 5),
        (r"\\ a \\", 0.3, 1),
        (r"a \\ \\ b", 1, 4),
        (r"\begin{split}a &= b \\ &= c\\\\\end{split}", 1.8, 3),
    ],
)
def test_no_formula_is_of_an_impossible_height(tex: str, lowest: float, highest: float) -> None:
    assert lowest < draw(tex, display=True).height < highest


@pytest.mark.parametrize(("one", "two"), [("(-1)", "(2-1)"), ("=-x", "|x|-x")])
def test_minus_of_one_number_stands_close_to_it(one: str, two: str) -> None:
    def gap(tex: str) -> float:
        signs = re.findall(
            r'<use[^>]* x="([\d.]+)"[^>]* width="([\d.]+)"', draw(tex, display=True).svg
        )
        (_left, _width), (number, _) = signs[-3 if tex.endswith(")") else -2 :][:2]
        return float(number) - float(_left) - float(_width)

    assert gap(one) + 1 < gap(two)


def test_rules_of_an_array_are_drawn() -> None:
    plain = draw(r"\begin{array}{cc} a & b \\ c & d \end{array}", display=True)
    ruled = draw(r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}", display=True)
    assert plain.svg.count("<rect") == 0
    sizes = [
        (float(width), float(height))
        for width, height in re.findall(r'<rect[^>]* width="([\d.]+)" height="([\d.]+)"', ruled.svg)
    ]
    assert [width < height for width, height in sizes] == [True, False]


def test_nested_formulas_take_no_time_that_doubles() -> None:
    tex = "x"
    for _level in range(14):
        tex = rf"\frac{{1}}{{1+\left({tex}\right)}}"
    assert draw(tex, display=True).width > 14


def test_other_drawings_of_the_process_are_as_before() -> None:
    from sphinx_commons.handbook.maths.formula_nodes import OURS

    tex = r"\left(\frac{a}{b}\right)"
    before = Math.fromlatex(tex).svg()
    draw(tex, display=True)
    with pytest.raises(FormulaError):
        draw(r"\nothing{", display=True)
    assert Math.fromlatex(tex).svg() == before
    assert not {type(node) for node in Math.fromlatex(tex).node.nodes} & set(OURS.values())


def test_macros() -> None:
    rest, found = macros.take_definitions(
        r"\newcommand{\vb}[1]{\boldsymbol{#1}}\def\R{\mathbb R}\DeclareMathOperator*{\am}{am}"
        r"\renewcommand\E[2][x]{E_{#1}(#2)} a"
    )
    assert rest.strip() == "a"
    assert macros.expand(r"\vb a\R x\am\E{y}\E[z]y\vbx", found) == (
        r"\boldsymbol{a}\mathbb R x\operatorname*{am}E_{x}(y)E_{z}(y)\vbx"
    )


def test_macros_without_an_end_are_an_error() -> None:
    twice = {r"\a": macros.Macro(r"\a\a")}
    with pytest.raises(MacroError, match="has no end"):
        macros.expand(r"\a", twice)


def test_macros_of_the_website() -> None:
    settings = {"tex": {"macros": {"R": r"\mathbb R", "n": ["|#1|", 1], "bad": 3}}}
    assert macros.of_mathjax(settings) == {
        r"\R": macros.Macro(r"\mathbb R"),
        r"\n": macros.Macro("|#1|", 1),
    }
    assert macros.of_mathjax("nonsense") == {}


def test_tag() -> None:
    assert take_tag(r"a \tag{5}") == ("a ", "(5)")
    assert take_tag(r"a \tag*{*}") == ("a ", "*")
    assert take_tag(r"a \tag{1} b \tag{2}") == (r"a \tag{1} b \tag{2}", "")


def test_formulas_of_a_handbook(make_site: Make) -> None:
    """Macros of project and page, several lines, a heading, a table, a line that is too long."""
    long = " + ".join(f"a_{{{number}}}" for number in range(60))
    text = f"""{HEAD}Mass :math:`m^2`
----------------

.. math:: \\newcommand{{\\norm}}[1]{{\\left\\|#1\\right\\|}}

.. math::

   a & = \\norm{{\\RR}} \\\\
     & = b

.. math:: {long}
   :label: long

.. csv-table::
   :header-rows: 1

   :math:`\\frac{{a}}{{b}}`, b
   c, d
"""
    macro = {"tex": {"macros": {"RR": r"\mathbb{R}"}}}
    app = make_site({"index.rst": text}, mathjax3_config=macro)
    assert app.warnings == ""
    book = Pdf(next(app.out.glob("*.pdf")))
    assert book.tags["Formula"] == 5  # the heading stands in the contents and in the running head
    assert r"\begin{split}a & = \norm{\RR} \\ & = b\end{split}" in book.alternatives
    assert "(1)" in book.text


def test_two_apps_of_one_process(tmp_path: Path) -> None:
    page = "Start\n=====\n\n.. math:: \\left(\\frac{a}{b}\\right) = -c\n"
    books = []
    for name in ("one", "two"):
        srcdir = tmp_path / name
        srcdir.mkdir()
        (srcdir / "conf.py").write_text('extensions = ["sphinx_commons.handbook"]\n')
        (srcdir / "index.rst").write_text(page)
        draw.cache_clear()
        app = build_site(srcdir, srcdir / "out", "typst", project="Salt")
        books.append((app.out / "salt.pdf").read_bytes())
        # What somebody else draws in between is drawn with ziamath's own nodes.
        theirs = Math.fromlatex(r"\left(\frac{a}{b}\right) = -c").node
        assert {type(part).__module__.partition(".")[0] for part in _parts(theirs)} == {"ziamath"}
    assert books[0] == books[1]


def _parts(node: Any) -> Iterator[Any]:
    yield node
    for part in getattr(node, "nodes", ()):
        yield from _parts(part)
