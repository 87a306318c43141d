"""The same handbooks through LaTeX."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from .conftest import build, warnings_of
from .parity import squeezed
from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx.testing.util import SphinxTestApp

# Where everything must be tested, a missing xelatex fails the tests instead of hiding them.
needs_tex = pytest.mark.skipif(
    shutil.which("xelatex") is None and not os.environ.get("CI"), reason="there is no xelatex here"
)


@pytest.fixture(scope="module")
def tex(tmp_path_factory: pytest.TempPathFactory) -> SphinxTestApp:
    return build("handbook", tmp_path_factory.mktemp("tex"), "latex", latex_engine="xelatex")


def compiled(app: SphinxTestApp, name: str) -> tuple[Pdf, str]:
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", f"{name}.tex"]
    for _run in range(2):
        subprocess.run(command, cwd=app.outdir, check=True, capture_output=True, timeout=1200)
    log = (app.outdir / f"{name}.log").read_text(encoding="utf-8", errors="replace")
    return Pdf(app.outdir / f"{name}.pdf"), log


def test_source_holds_the_handbook(tex: SphinxTestApp) -> None:
    assert warnings_of(tex) == ""
    source = (tex.outdir / "salt.tex").read_text(encoding="utf-8")
    assert r"\title{The Salt Book}" in source
    assert r"\chapter{Guide}" in source
    assert r"\section{First steps}" in source
    assert "https://img.example/badge.svg" in source
    assert not (tex.outdir / "index.tex").exists()


def test_pictures_are_converted(tex: SphinxTestApp) -> None:
    assert (tex.outdir / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_selections_are_handbooks_too(tmp_path: Path) -> None:
    app = build("handbook-select", tmp_path, "latex", latex_engine="xelatex")
    assert warnings_of(app) == ""
    assert sorted(file.name for file in app.outdir.glob("*.tex")) == [
        "ada.tex", "all.tex", "posts.tex", "questions.tex",
    ]  # fmt: skip


def test_setting_of_the_project_goes_first(make: Callable[..., SphinxTestApp]) -> None:
    documents = [("index", "own.tex", "Own", "Me", "manual")]
    books = [{"filename": "salt", "documents": ["index"]}]
    app = make({"index.rst": "Salt\n====\n"}, "latex", handbooks=books, latex_documents=documents)
    assert (app.outdir / "own.tex").is_file()
    assert not (app.outdir / "salt.tex").exists()


@needs_tex
def test_xelatex_makes_a_book_of_all_constructs(tex: SphinxTestApp) -> None:
    pdf, log = compiled(tex, "salt")
    assert "Missing character" not in log
    assert "LaTeX Warning: Hyper reference" not in log
    for words in ("The plan of the salt mill.", "Water dissolves it.", "A remote badge"):
        assert squeezed(words) in squeezed(pdf.text)
