"""Unchanged input is not compiled; the same input gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from exts.handbook import press

from .conftest import build, warnings_of
from .pdf import Pdf

if TYPE_CHECKING:
    from pathlib import Path


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
    stamps = {file: file.stat().st_mtime_ns for file in first.outdir.glob("*.pdf")}
    assert sorted(compiled) == ["ada.typ", "all.typ", "posts.typ", "questions.typ"]
    compiled.clear()
    build("handbook-select", tmp_path)
    assert compiled == []
    assert {file: file.stat().st_mtime_ns for file in stamps} == stamps


@pytest.mark.parametrize(
    ("page", "made"),
    [("blog/a-later.md", ["posts.typ"]), ("last.md", ["ada.typ", "all.typ"])],
)
def test_only_handbooks_with_the_changed_page_are_compiled(
    tmp_path: Path, compiled: list[str], page: str, made: list[str]
) -> None:
    srcdir = build("handbook-select", tmp_path).srcdir
    compiled.clear()
    with (srcdir / page).open("a", encoding="utf-8") as file:
        file.write("\nOne more sentence.\n")
    build("handbook-select", tmp_path)
    assert sorted(compiled) == made


def test_changed_image_is_seen(tmp_path: Path, compiled: list[str]) -> None:
    app = build("handbook-small", tmp_path)
    compiled.clear()
    image = app.srcdir / "square.svg"
    image.write_text(image.read_text(encoding="utf-8").replace("#369", "#693"), encoding="utf-8")
    build("handbook-small", tmp_path)
    assert compiled == ["salt.typ"]


def test_lost_file_is_made_again(tmp_path: Path, compiled: list[str]) -> None:
    app = build("handbook-small", tmp_path)
    (app.outdir / "salt.pdf").unlink()
    build("handbook-small", tmp_path)
    assert compiled == ["salt.typ", "salt.typ"]


def test_same_input_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    one, two = (
        build("handbook-small", tmp_path / name).outdir / "salt.pdf" for name in ("one", "two")
    )
    assert one.read_bytes() == two.read_bytes()
    metadata = Pdf(one).reader.metadata
    assert metadata is not None
    assert str(metadata.creation_date_raw).startswith("D:20231114")


def test_no_clock_but_the_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    metadata = Pdf(build("handbook-small", tmp_path).outdir / "salt.pdf").reader.metadata
    assert metadata is not None
    assert metadata.creation_date_raw is None


def test_warning_of_the_compiler_is_given_again(tmp_path: Path) -> None:
    image = tmp_path / "src" / "square.svg"
    build("handbook-small", tmp_path)
    image.write_text("no picture", encoding="utf-8")
    assert "image cannot be read" in warnings_of(build("handbook-small", tmp_path))
    assert "image cannot be read" in warnings_of(build("handbook-small", tmp_path))


def test_handbook_that_is_no_more_leaves_no_file(tmp_path: Path) -> None:
    app = build("handbook-select", tmp_path)
    kept = [book for book in app.config.handbooks if book["filename"] != "ada"]
    (tmp_path / "src" / "_build" / "typst" / "own.pdf").write_bytes(b"somebody else's")
    app = build("handbook-select", tmp_path, handbooks=kept)
    names = sorted(file.name for file in app.outdir.glob("*.pdf"))
    assert names == ["all.pdf", "own.pdf", "posts.pdf", "questions.pdf"]
    assert not (app.outdir / "typst" / "ada.typ").exists()
