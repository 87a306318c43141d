"""Formulas are drawn when a site is built."""

from __future__ import annotations

import sys
from xml.etree import ElementTree

import pytest
from sphinx_commons.core.maths.macros import MacroError
from sphinx_commons.core.maths.mathml import FormulaError, draw

SITE = {
    "extensions": ["myst_parser", "sphinx_commons.theme"],
    "html_theme": "furo",
    "myst_enable_extensions": ["dollarmath", "amsmath"],
}
PAGE = r"""# Dough $x^2$

Less: {math}`x<y`, $\R$ and $\newcommand{\kg}{\mathrm{kg}} 3\kg$, $4\kg$.

```{math}
:label: sum
a &= b \\
c &= d
```

$$
a \tag{*}
$$

\begin{align}
a &= b \\
c &= \text{1 < 2}
\end{align}

{eq}`sum`
"""


def scripts(site, name: str = "index.html") -> list[str]:
    return [tag["src"] for tag in site.soup(name).find_all("script", src=True)]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_page_with_formulas_asks_no_other_host(make_site, builder):
    macros = {"tex": {"macros": {"R": r"\mathbb{R}"}}}
    pages = {"index.md": PAGE, "two.md": "---\norphan: true\n---\n# About $y^2$\n"}
    site = make_site(pages, builder, **SITE, mathjax3_config=macros)
    assert site.warnings == ""
    assert [src for src in scripts(site) if "://" in src] == []
    page = site.soup("index.html")
    drawn = page.select("article math")
    sources = [formula.annotation.text for formula in drawn[1:]]
    assert sources[:4] == ["x<y", r"\mathbb{R}", r" 3\mathrm{kg}", r"4\mathrm{kg}"]
    assert drawn[2].mi.text == "ℝ"
    assert [f.get("display") for f in drawn] == [None] * 5 + ["block"] * 3
    assert page.select_one("#equation-sum .eqno").text.startswith("(1)")
    assert len(drawn[5].select("mtr")) == len(drawn[7].select("mtr")) == 2
    assert drawn[7].mtext.text == "1\xa0<\xa02"
    assert [e.text for e in page.select(".eqno")][1] == "*".join(["(", ")"])
    name = site.soup("two.html" if builder == "html" else "two/index.html").title.text
    assert name.startswith("About y2 -")


@pytest.mark.parametrize(
    "chosen",
    [
        {"html_math_renderer": "mathjax"},
        {"mathjax_path": "own/mathjax.js"},
        {"html_theme": "alabaster"},
    ],
)
def test_what_a_site_chose_stays(make_site, chosen):
    site = make_site({"index.md": "# A\n\n$x$\n"}, **{**SITE, **chosen})
    page = site.soup("index.html")
    assert page.select("math") == []
    assert page.select_one("span.math").text == r"\(x\)"
    assert any("mathjax" in src for src in scripts(site))


def test_extensions_that_draw_formulas_stay(make_site):
    settings = {**SITE, "extensions": [*SITE["extensions"], "sphinxcontrib.jsmath"]}
    site = make_site({"index.md": "# A\n\n$x$\n"}, **settings, jsmath_path="own.js")
    assert site.soup("index.html").select("math") == []


def test_what_cannot_be_drawn_is_shown_and_named(make_site):
    text = "# A\n\n$\\nosuch{x}$\n\n$\\frac{$\n"
    site = make_site({"index.md": text}, **SITE)
    assert [code.text for code in site.soup("index.html").select(".math code")] == [
        r"\nosuch{x}",
        r"\frac{",
    ]
    first, second = site.warnings.splitlines()
    assert first == (
        r"index.md:3: WARNING: formula is shown as TeX: unknown \nosuch [theme.formula]"
    )
    assert second.startswith("index.md:5: WARNING: formula is shown as TeX: ")


def test_without_the_library_formulas_are_shown_as_tex(make_site, monkeypatch):
    draw.cache_clear()
    monkeypatch.setitem(sys.modules, "latex2mathml.converter", None)
    site = make_site({"index.md": "# A\n\n$x$\n"}, **SITE)
    assert 'pip install "sphinx-commons[furo]"' in site.warnings
    assert site.soup("index.html").select_one(".math code").text == "x"


def letters(tex: str) -> list[tuple[str, str]]:
    tree = ElementTree.fromstring(draw(tex, display=False))
    found = [part for part in tree.iter() if not len(part) and not part.tag.endswith("annotation")]
    return [(part.tag.partition("}")[2], part.text or "") for part in found]


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        (r"\boldsymbol{\alpha x}", ["𝜶", "𝒙"]),
        (r"\mathcal{L}", ["ℒ"]),
        (r"\mathfrak{C}", ["ℭ"]),
        (r"\mathbf{1}", ["𝟏"]),
        (r"\text{a \& <b>}", ["a\xa0&\xa0<b>"]),
    ],
)
def test_letters_are_those_that_browsers_know(tex, wanted):
    assert [text for _, text in letters(tex)] == wanted


def test_upright_letters_are_not_slanted():
    tree = ElementTree.fromstring(draw(r"\mathrm{d}x", display=False))
    marks = [part.get("mathvariant") for part in tree.iter() if part.tag.endswith("}mi")]
    assert marks == ["normal", None]


@pytest.mark.parametrize(
    "tex",
    [r"</math><script>alert(1)</script>", r"\text{<script>alert(1)</script>}", r"a & b \\ c"],
)
def test_formulas_are_markup_of_formulas_only(tex):
    tags = {
        part.tag.partition("}")[2]
        for part in ElementTree.fromstring(draw(tex, display=True)).iter()
    }
    assert "script" not in tags


def test_formulas_lead_nowhere():
    try:
        drawn = draw(r"\href{javascript:alert(1)}{x}", display=False)
    except (FormulaError, MacroError):
        return
    assert "href=" not in drawn
