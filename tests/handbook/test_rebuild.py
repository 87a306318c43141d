"""Unchanged input is not compiled; the same input gives the same bytes."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx_commons.handbook.typst import press
from sphinx_commons.handbook.typst.builder import TypstBuilder

from .conftest import build
from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_commons.handbook.settings import Handbook

    from tests.sites import Built

LEAF = (Path(__file__).parents[1] / "roots/test-truth/guide/leaf.png").read_bytes()


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the sources that were compiled."""
    names: list[str] = []
    inner = press.compiler.compile_pdf

    def count(source: Path, *args: Any, **kwargs: Any) -> Any:
        names.append(source.name)
        return inner(source, *args, **kwargs)

    monkeypatch.setattr(press.compiler, "compile_pdf", count)
    return names


def test_unchanged_input_is_not_compiled(tmp_path: Path, compiled: list[str]) -> None:
    first = build("handbook-select", tmp_path)
    stamps = {file: file.stat().st_mtime_ns for file in first.out.glob("*.pdf")}
    assert sorted(compiled) == ["ada.typ", "all.typ", "posts.typ", "questions.typ"]
    compiled.clear()
    build("handbook-select", tmp_path)
    assert compiled == []
    assert {file: file.stat().st_mtime_ns for file in stamps} == stamps


def test_pictures_that_no_book_shows_any_more_go(make_site: Callable[..., Built]) -> None:
    book = {"filename": "tea", "title": "Tea", "documents": ["index"]}
    conf = f"extensions = ['myst_parser', 'sphinx_commons.handbook']\nhandbooks = [{book}]\n"
    page = "# Tea\n\n![A leaf]({}.png)\n"
    files = {"conf.py": conf, "index.md": page.format("a"), "a.png": LEAF, "b.png": LEAF}
    make_site(files, "typst")
    built = make_site({"index.md": page.format("b")}, "typst")
    assert [file.name for file in (built.out / "typst/images").iterdir()] == ["b.png"]


@pytest.fixture
def translated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the handbooks that were translated."""
    names: list[str] = []
    inner = TypstBuilder.write_book

    def count(builder: TypstBuilder, book: Handbook) -> None:
        names.append(book.filename)
        inner(builder, book)

    monkeypatch.setattr(TypstBuilder, "write_book", count)
    return names


def test_unchanged_input_is_not_even_translated(tmp_path: Path, translated: list[str]) -> None:
    build("handbook-small", tmp_path)
    assert translated == ["salt"]
    build("handbook-small", tmp_path)
    assert translated == ["salt"]


@pytest.mark.parametrize("change", ["setting", "page", "epoch", "logo", "pdf", "read elsewhere"])
def test_what_a_handbook_is_made_of_is_seen(
    tmp_path: Path, translated: list[str], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    logo: dict[str, Any] = {"handbook_options": {"logo": "square.svg"}}
    app = build("handbook-small", tmp_path, **logo)
    translated.clear()
    match change:
        case "setting":
            logo = {"handbook_options": {"logo": "square.svg", "subtitle": "Grains"}}
        case "epoch":
            monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        case "logo":
            (app.source / "square.svg").touch()
        case "pdf":
            (app.out / "salt.pdf").unlink()
        case _:
            page = app.source / "pepper.rst"
            page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    if change == "read elsewhere":
        build("handbook-small", tmp_path, builder="dummy", **logo)
    build("handbook-small", tmp_path, **logo)
    assert translated == ["salt"]


def test_every_warning_is_given_again(tmp_path: Path) -> None:
    page = build("handbook-small", tmp_path).source / "pepper.rst"
    page.write_text("Pepper\n======\n\n.. image:: https://example.org/a.png\n", encoding="utf-8")
    assert "remote image" in build("handbook-small", tmp_path).warnings
    assert "remote image" in build("handbook-small", tmp_path).warnings


@pytest.mark.parametrize(
    ("page", "made"),
    [("blog/a-later.md", ["posts.typ"]), ("last.md", ["ada.typ", "all.typ"])],
)
def test_only_handbooks_with_the_changed_page_are_compiled(
    tmp_path: Path, compiled: list[str], page: str, made: list[str]
) -> None:
    srcdir = build("handbook-select", tmp_path).source
    compiled.clear()
    with (srcdir / page).open("a", encoding="utf-8") as file:
        file.write("\nOne more sentence.\n")
    build("handbook-select", tmp_path)
    assert sorted(compiled) == made


def test_changed_image_is_seen(tmp_path: Path, compiled: list[str]) -> None:
    app = build("handbook-small", tmp_path)
    compiled.clear()
    image = app.source / "square.svg"
    image.write_text(image.read_text(encoding="utf-8").replace("#369", "#693"), encoding="utf-8")
    build("handbook-small", tmp_path)
    assert compiled == ["salt.typ"]


@pytest.mark.parametrize("package", ["pikepdf", "ziamath", "typst"])
def test_another_version_of_a_package_is_seen(
    tmp_path: Path, translated: list[str], monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    build("handbook-small", tmp_path)
    translated.clear()
    usual = metadata.version
    monkeypatch.setattr(metadata, "version", lambda it: "0.1" if it == package else usual(it))
    build("handbook-small", tmp_path)
    assert translated == ["salt"]


def test_another_pikepdf_makes_the_file_anew(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build("handbook-small", tmp_path)
    compiled.clear()
    monkeypatch.setattr("sphinx_commons.handbook.typst.printing.version_of", lambda _package: "0.1")
    monkeypatch.setattr("sphinx_commons.handbook.unchanged.version_of", lambda _package: "0.1")
    build("handbook-small", tmp_path)
    assert compiled == ["salt.typ"]


def test_lost_file_is_made_again(tmp_path: Path, compiled: list[str]) -> None:
    app = build("handbook-small", tmp_path)
    (app.out / "salt.pdf").unlink()
    build("handbook-small", tmp_path)
    assert compiled == ["salt.typ", "salt.typ"]


@pytest.mark.parametrize("left", [b"", b"%PDF-1.7\n%"])
def test_file_that_was_cut_short_is_made_again(tmp_path: Path, left: bytes) -> None:
    app = build("handbook-small", tmp_path)
    pdf, source = app.out / "salt.pdf", app.out / "typst" / "salt.typ"
    whole = pdf.read_bytes()
    pdf.write_bytes(left)
    source.write_bytes("é".encode()[:1])
    build("handbook-small", tmp_path)
    assert pdf.read_bytes() == whole


def test_same_input_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    one, two = (
        build("handbook-small", tmp_path / name).out / "salt.pdf" for name in ("one", "two")
    )
    assert one.read_bytes() == two.read_bytes()
    metadata = Pdf(one).reader.metadata
    assert metadata is not None
    assert str(metadata.creation_date_raw).startswith("D:20231114")


def test_no_clock_but_the_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    metadata = Pdf(build("handbook-small", tmp_path).out / "salt.pdf").reader.metadata
    assert metadata is not None
    assert metadata.creation_date_raw is None


def test_warning_of_the_compiler_is_given_again(tmp_path: Path) -> None:
    image = tmp_path / "source" / "square.svg"
    build("handbook-small", tmp_path)
    image.write_text("no picture", encoding="utf-8")
    assert "image cannot be read" in build("handbook-small", tmp_path).warnings
    assert "image cannot be read" in build("handbook-small", tmp_path).warnings


def test_handbook_that_is_no_more_leaves_no_file(tmp_path: Path) -> None:
    app = build("handbook-select", tmp_path)
    kept = [book for book in app.app.config.handbooks if book["filename"] != "ada"]
    (tmp_path / "out" / "typst" / "own.pdf").write_bytes(b"somebody else's")
    app = build("handbook-select", tmp_path, handbooks=kept)
    names = sorted(file.name for file in app.out.glob("*.pdf"))
    assert names == ["all.pdf", "own.pdf", "posts.pdf", "questions.pdf"]
    assert not (app.out / "typst" / "ada.typ").exists()
