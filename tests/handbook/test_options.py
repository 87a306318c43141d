"""Paper, print, fonts, language, cover."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import mult
from sphinx_commons.handbook import typefaces
from typst import Fonts

from .conftest import ROOTS, build
from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built

    Make = Callable[..., Built]

LONG = "Donaudampfschifffahrtsgesellschaft und Vertragsbedingungen " * 12


def pdf_of(app: Built, name: str = "salt") -> Pdf:
    assert app.warnings == ""
    return Pdf(app.out / f"{name}.pdf")


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_paper(make_site: Make, paper: str, size: tuple[int, int]) -> None:
    pdf = pdf_of(make_site({"index.rst": "Salt\n====\n"}, handbook_options={"paper": paper}))
    box = pdf.reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_print_opens_parts_on_right_hand_pages(tmp_path: Path) -> None:
    app = build("handbook", tmp_path, handbook_options={"print": True})
    pages = pdf_of(app).pages
    assert next(at for at, page in enumerate(pages) if page.startswith("Guide")) % 2 == 0
    assert next(at for at, page in enumerate(pages) if page.startswith("Contents")) % 2 == 0


def test_authors_of_the_project_are_those_of_the_file(make_site: Make) -> None:
    pdf = pdf_of(make_site({"index.rst": "Salt\n====\n\nText.\n"}, author="Ada and Bo"))
    assert pdf.reader.metadata is not None
    assert pdf.reader.metadata.author == "Ada and Bo"
    assert "Ada and Bo" in pdf.pages[0]


def test_a_page_left_empty_has_no_head_and_no_number(tmp_path: Path) -> None:
    reader = pdf_of(build("handbook", tmp_path, handbook_options={"print": True})).reader
    texts = [page.extract_text().strip() for page in reader.pages]
    opening = next(at for at, text in enumerate(texts) if text.startswith("Contents"))
    guide = next(at for at, text in enumerate(texts) if text.startswith("Guide"))
    assert (opening, guide) == (2, 4)
    assert texts[1] == texts[3] == ""
    assert all(text for at, text in enumerate(texts) if at not in (1, 3))


@pytest.mark.parametrize("two_sided", [False, True])
def test_every_page_shows_the_number_that_readers_of_the_file_are_told(
    tmp_path: Path, two_sided: bool
) -> None:
    reader = pdf_of(build("handbook", tmp_path, handbook_options={"print": two_sided})).reader
    texts = [page.extract_text().split() for page in reader.pages]
    shown = {at: words[-1] for at, words in enumerate(texts) if at and words}
    assert shown == {at: reader.page_labels[at] for at in shown}
    assert {"ii" if not two_sided else "iii", "1", "2"} <= set(shown.values())


def test_hyphenation_follows_the_language(make_site: Make) -> None:
    german = pdf_of(make_site({"index.rst": f"Salz\n====\n\n{LONG}\n"}, language="de"))
    assert "\u00ad\n" in german.pages[-2]
    options = {"hyphenate": False}
    plain = pdf_of(make_site({"index.rst": f"Salz\n====\n\n{LONG}\n"}, handbook_options=options))
    assert "\u00ad" not in plain.text


def test_words_of_the_book_are_translated(make_site: Make) -> None:
    pdf = pdf_of(make_site({"index.rst": "Salz\n====\n\n.. note:: Trocken.\n"}, language="de"))
    assert "Inhalt" in pdf.text
    assert pdf.reader.trailer["/Root"]["/Lang"] == "de"


def test_bundled_fonts_are_embedded(make_site: Make) -> None:
    fonts = pdf_of(make_site({"index.rst": "Salt\n====\n\n*text* ``code``\n"})).fonts
    for family in ("SourceSerif4-It", "SourceSans3-Semibold", "SourceCodePro-Regular"):
        assert any(name.startswith(family) for name in fonts), fonts


def test_other_fonts_stand_before_the_bundled_ones(make_site: Make, tmp_path: Path) -> None:
    fonts = tmp_path / "source" / "fonts"
    fonts.mkdir(parents=True)
    shutil.copy(typefaces.FOLDER / "SourceCodePro-Regular.otf", fonts)
    options = {"fonts": {"text": ["Source Code Pro"]}}
    app = make_site(
        {"index.rst": "Salt\n====\n\nText.\n"},
        handbook_options=options,
        handbook_font_paths=["fonts"],
    )
    assert not any(name.startswith("SourceSerif4") for name in pdf_of(app).fonts)


def test_unknown_font_is_warned_of(make_site: Make) -> None:
    options = {"fonts": {"text": ["No Such Face"]}}
    app = make_site({"index.rst": "Salt\n====\n\nText.\n"}, handbook_options=options)
    assert "unknown font family: no such face" in app.warnings
    assert app.warnings.count("[handbook.font]") == 1


def test_cover_says_what_the_settings_say(make_site: Make) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    book = {
        "filename": "salt",
        "title": "The Salt Book",
        "subtitle": "All of it",
        "documents": ["index"],
        "authors": ["Ada", "Bob"],
        "version": "9.1",
        "date": "1 May 2026",
        "cover_note": "Draft for review",
        "logo": "logo.svg",
    }
    pdf = pdf_of(make_site({"index.rst": "Salt\n====\n", "logo.svg": logo}, handbooks=[book]))
    cover = pdf.pages[0]
    for words in ("The Salt Book", "All of it", "Ada, Bob", "Release 9.1", "1 May 2026", "Draft"):
        assert words in cover
    assert pdf.alternatives == ["Salt"]


def test_contents_and_index_can_be_left_out(make_site: Make) -> None:
    text = "Salt\n====\n\n.. index:: sea\n\nText.\n"
    options = {"contents_depth": 0, "index": False}
    assert pdf_of(make_site({"index.rst": text})).bookmarks == ["Contents", "Salt", "Index"]
    assert pdf_of(make_site({"index.rst": text}, handbook_options=options)).bookmarks == ["Salt"]


def test_links_to_other_pages_lead_to_the_website(make_site: Make) -> None:
    sources = {
        "index.rst": "Salt\n====\n\n.. toctree::\n\n   pepper\n",
        "pepper.rst": "Pepper\n======\n\nSee :doc:`index`.\n",
    }
    settings = {
        "handbooks": [{"filename": "salt", "documents": ["pepper"]}],
        "html_baseurl": "https://salt.example/",
    }
    own = "https://salt.example"  # on the last page
    page, *others = pdf_of(make_site(sources, **settings)).addresses
    assert (page, others) == (f"{own}/index.html", [own])
    settings["handbook_link_suffix"] = "/"
    assert pdf_of(make_site(sources, **settings)).addresses == [f"{own}/", own]


def test_pictures_stand_where_they_are_told(make_site: Make) -> None:
    square = (ROOTS / "test-handbook-small/square.svg").read_text()
    sides = ("left", "center", "right")
    images = "".join(
        f"\n.. image:: square.svg\n   :alt: {side}\n   :align: {side}\n" for side in sides
    )
    pdf = pdf_of(make_site({"index.rst": f"Salt\n====\n{images}", "square.svg": square}))
    boxes: list[Any] = [element["/A"] for element in pdf.elements() if "/Alt" in element]
    middles = [round(float(box[0]["/BBox"][0] + box[0]["/BBox"][2]) / 2) for box in boxes]
    assert middles == [86, 298, 509]


HAN = "食盐\n====\n\n日本語の段落です。\n\nCode: ``代码``.\n"
FAMILIES = {
    "text": ["Noto Serif CJK SC"],
    "sans": ["Noto Sans CJK SC"],
    "code": ["Noto Sans Mono CJK SC"],
}
needs_han = pytest.mark.skipif(
    "Noto Serif CJK SC" not in Fonts(include_system_fonts=True).families(),
    reason="the Noto CJK fonts are not installed",
)


@needs_han
@pytest.mark.parametrize("fonts", [{}, FAMILIES])
def test_chinese_and_japanese_in_fonts_of_the_system(
    make_site: Make, fonts: dict[str, list[str]]
) -> None:
    pdf = pdf_of(make_site({"index.rst": HAN}, handbook_options={"fonts": fonts}))
    assert all(words in pdf.text for words in ("食盐", "日本語の段落です。", "代码"))
    assert "pdfuaid" in pdf.metadata
    assert any("NotoSerifCJK" in name for name in pdf.fonts)
    assert any("SourceSans" in name for name in pdf.fonts) is not bool(fonts)


def places(app: Built) -> dict[str, float]:
    """How far from the left each word begins, its last place on the second page of text."""
    found = {}

    def note(text: str, matrix: list[float], place: list[float], *_rest: Any) -> None:
        found[text.strip()] = mult(place, matrix)[4]

    page = Pdf(app.out / "salt.pdf").reader.pages[3]
    page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("language", ["en", "he"])
def test_heads_and_numbers_mirror_with_the_language(make_site: Make, language: str) -> None:
    text = f"Salt\n====\n\n{'word ' * 1400}\n"
    found = places(make_site({"index.rst": text}, language=language))
    assert (found["2"] < 300) is (found["Salt"] < 300) is (language == "he")
