"""The same handbooks through LaTeX."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.handbook.latex import glyphs

from .conftest import build
from .parity import squeezed
from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built

# Where everything must be tested, a missing xelatex fails the tests instead of hiding them.
needs_tex = pytest.mark.skipif(
    shutil.which("xelatex") is None and not os.environ.get("CI"), reason="there is no xelatex here"
)


@pytest.fixture(scope="module")
def tex(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build("handbook", tmp_path_factory.mktemp("tex"), "latex", latex_engine="xelatex")


def compiled(app: Built, name: str) -> tuple[Pdf, str]:
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", f"{name}.tex"]
    for _run in range(2):
        subprocess.run(command, cwd=app.out, check=True, capture_output=True, timeout=1200)
    log = (app.out / f"{name}.log").read_text(encoding="utf-8", errors="replace")
    return Pdf(app.out / f"{name}.pdf"), log


def test_source_holds_the_handbook(tex: Built) -> None:
    assert tex.warnings == ""
    source = (tex.out / "salt.tex").read_text(encoding="utf-8")
    assert r"\title{The Salt Book}" in source
    assert r"\chapter{Guide}" in source
    assert r"\section{First steps}" in source
    assert "https://img.example/badge.svg" in source
    assert not (tex.out / "index.tex").exists()


def test_pictures_are_converted(tex: Built) -> None:
    assert (tex.out / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_selections_are_handbooks_too(tmp_path: Path) -> None:
    app = build("handbook-select", tmp_path, "latex", latex_engine="xelatex")
    assert app.warnings == ""
    assert sorted(file.name for file in app.out.glob("*.tex")) == [
        "ada.tex", "all.tex", "posts.tex", "questions.tex",
    ]  # fmt: skip


def test_setting_of_the_project_goes_first(make_site: Callable[..., Built]) -> None:
    documents = [("index", "own.tex", "Own", "Me", "manual")]
    books = [{"filename": "salt", "documents": ["index"]}]
    app = make_site(
        {"index.rst": "Salt\n====\n"}, "latex", handbooks=books, latex_documents=documents
    )
    assert (app.out / "own.tex").is_file()
    assert not (app.out / "salt.tex").exists()


CONF = """
extensions = ["myst_parser", "sphinx_design", "sphinx_commons.handbook"]
project = "R&D_1"
author = "Ada & Bob"
latex_engine = "xelatex"
"""
PAGE = """# Salt

```{card} A card
:link: https://example.org/
Words of the card.
```

```{dropdown} Why?
Because.
```

{bdg}`new` and `a/long/path/to/a/file`

| Kind | Price | Text |
|------|------:|:----:|
| Sea  |  3.20 | x    |

![Nowhere](nowhere.png) ![Broken](broken.png) <img src="https://img.example/a.png" alt="Raw">

[![Linked](https://img.example/b.svg)](https://ci.example/)

```{eval-rst}
.. py:function:: mill(*, fine)
```
"""


@pytest.fixture
def page(make_site: Callable[..., Built]) -> tuple[str, str]:
    """The source of a handbook of the whole project, and its warnings."""
    app = make_site({"conf.py": CONF, "index.md": PAGE, "broken.png": b"no"}, "latex")
    (source,) = app.out.glob("*.tex")
    return source.read_text(encoding="utf-8"), app.warnings


def test_constructs_have_a_look_of_their_own(page: tuple[str, str]) -> None:
    source, _warnings = page
    title = r"\sphinxstyletopictitle{\sphinxhref{https://example.org/}{A card}}"
    for code in (title, r"\sphinxstyletopictitle{Why?}", r"\DUrole{badge}{new}", "{TRC}"):
        assert code in source
    assert r"a/\allowbreak{}long/\allowbreak{}path" in source
    assert "Keyword" not in source


def test_settings_are_text(page: tuple[str, str]) -> None:
    source, _warnings = page
    assert r"\title{R\&D\_1}" in source
    assert r"\author{Ada \& Bob}" in source


def test_pictures_that_cannot_be_shown_become_words(page: tuple[str, str]) -> None:
    source, warnings = page
    assert r"\sphinxincludegraphics{" not in source.split(r"\begin{document}")[1]
    assert r"\sphinxhref{https://img.example/a.png}{Raw}" in source
    assert r"\sphinxhref{https://ci.example/}{\sphinxstyleemphasis{Linked}}" in source
    for words in ("not found: nowhere.png", "cannot be read: broken.png", "example/b.svg"):
        assert words in warnings


def test_options_are_those_of_the_handbook(make_site: Callable[..., Built]) -> None:
    book = {"filename": "salt", "title": "Salt", "documents": ["index"]}
    letter = {"paper": "us-letter", "print": True, "contents_depth": 0, "index": False}
    books = [
        {**book, **letter, "filename": "a", "subtitle": "All_of it", "version": "7"},
        {**book, "filename": "b", "cover_note": "A draft", "logo": "none.svg"},
    ]
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    books[0]["logo"] = "logo.svg"
    app = make_site(
        {"index.rst": "Salt\n====\n", "logo.svg": logo},
        "latex",
        handbooks=books,
        latex_engine="xelatex",
    )
    assert app.warnings == "WARNING: handbook b: no logo none.svg [handbook.image]\n"
    assert (app.out / "logo-a.pdf").read_bytes().startswith(b"%PDF-")
    one, two = ((app.out / f"{name}.tex").read_text(encoding="utf-8") for name in "ab")
    assert r"\documentclass[letterpaper,10pt,english]" in one
    assert r"\documentclass[a4paper,10pt,english,openany,oneside]" in two
    assert r"{: All\_of it}" in one
    assert r"\release{7}" in one
    assert r"\newcommand{\sphinxlogo}{\sphinxincludegraphics{logo-a.pdf}\par}" in one
    assert r"\newcommand{\sphinxlogo}{\vbox{}}" in two
    assert r"\authoraddress{A draft}" in two
    for code in (r"\sphinxtableofcontents", r"\makeindex", r"\printindex"):
        assert code not in one
        assert code in two
    assert r"\setcounter{tocdepth}{1}" in two


def test_long_tables_have_columns_by_their_words(make_site: Callable[..., Built]) -> None:
    rows = f"| 1 | {'many words ' * 20}|\n" * 31
    text = f"# Salt\n\n| No | Text |\n|---:|------|\n{rows}"
    source = make_site({"conf.py": CONF, "index.md": text}, "latex").out / "rd_1.tex"
    spec = r"\begin{longtable}{>{\raggedleft\arraybackslash}\X{6}{36}\X{30}{36}}"
    assert spec in source.read_text(encoding="utf-8")


def test_characters_that_our_faces_lack(
    make_site: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    families = {"Few Sans": [(0x65E5, 0x65E5)], "Han Serif": [(0x65E5, 0x672C)]}
    monkeypatch.setattr(glyphs, "system_families", lambda: families)
    text = "Salt 日本\n=========\n\nRare 𓀀 and → é ⚠\ufe0f.\n\n.. code:: text\n\n   𓀀\n"
    app = make_site({"index.rst": text}, "latex", latex_engine="xelatex")
    source = (app.out / "salt.tex").read_text(encoding="utf-8")
    assert r"\newfontfamily\handbookfaceA{Han Serif}" in source
    assert rf"\handbookactive{{{ord('日')}}}{{\handbookfaceA}}" in source
    assert "Few Sans" not in source
    assert "Rare {[}egyptian hieroglyph a001{]} and → é {[}warning sign{]}." in source
    assert "\n[egyptian hieroglyph a001]\n" in source
    assert "index.rst:4: WARNING: no font has '𓀀' (U+13000)" in app.warnings
    assert app.warnings.count("[handbook.glyph]") == 2


def test_what_latex_has_a_limit_for(make_site: Callable[..., Built]) -> None:
    lists = "".join(f"{'  ' * level}- level\n\n" for level in range(8))
    table = "x"
    for level in range(5):
        inner = table.replace("\n", "\n       ")
        table = f"t{level}\n\n.. list-table::\n\n   * - {inner}\n"
    text = f"Salt\n====\n\n{lists}\n{table}\n{'long' * 30}\n"
    app = make_site({"index.rst": text}, "latex", latex_engine="xelatex")
    assert app.warnings == ""
    source = (app.out / "salt.tex").read_text(encoding="utf-8")
    assert "maxlistdepth=10" in source
    assert all(f"t{level}" in source for level in range(5))
    assert f"{'long' * 5}\\allowbreak{{}}long" in source


@needs_tex
def test_xelatex_makes_a_book_of_all_constructs(tex: Built) -> None:
    pdf, log = compiled(tex, "salt")
    assert "Missing character" not in log
    assert "LaTeX Warning: Hyper reference" not in log
    for words in ("The plan of the salt mill.", "Water dissolves it.", "A remote badge"):
        assert squeezed(words) in squeezed(pdf.text)


SPY = """Salt
====

.. raw:: latex

   \\newread\\spy \\openin\\spy={secret.txt} \\ifeof\\spy kept\\else read\\fi
   \\immediate\\write18{touch started}
"""


@needs_tex
def test_raw_latex_reads_no_file_of_others(make_site: Callable[..., Built], tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("word of mouth", encoding="utf-8")
    text = SPY.replace("secret.txt", str(secret))
    app = make_site({"index.rst": text}, "latex", latex_engine="xelatex")
    command = ["make", "-C", str(app.out), "all-pdf"]
    subprocess.run(command, check=True, capture_output=True, timeout=1200)
    assert "kept" in Pdf(app.out / "salt.pdf").text
    assert not (app.out / "started").exists()
