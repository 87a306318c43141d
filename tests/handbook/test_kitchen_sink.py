"""Every construct reaches the PDF: its words, its tags, its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import parity
from .conftest import build
from .pdf import Pdf

if TYPE_CHECKING:
    from tests.sites import Built

DOCUMENTS = ["guide/index", "guide/first", "guide/second", "constructs", "more", "objects"]


def test_nothing_is_warned_of(sink: Built) -> None:
    assert sink.warnings == ""


def test_all_that_the_website_says_is_in_the_handbook(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    target = tmp_path_factory.mktemp("parity")
    site = build("handbook", target, "html")
    options = {"hyphenate": False, "page_references": False}
    handbook = build("handbook", target, handbook_options=options)
    pages = parity.pages_of(site.out, DOCUMENTS)
    assert sum(len(page.cells) for page in pages) > 50
    assert parity.missing(pages, Pdf(handbook.out / "salt.pdf")) == []


def test_structure_tree(book: Pdf) -> None:
    expected = {"Title": 1, "H1": 6, "H2": 9, "Table": 5, "Figure": 3, "Formula": 3, "Caption": 4}
    assert {tag: book.tags[tag] for tag in expected} == expected
    assert book.tags["Note"] == 2
    assert book.tags["BlockQuote"] == 2
    assert book.tags["TH"] >= 20
    assert book.tags["Code"] >= 15
    assert book.tags["TOCI"] > 10


def test_headers_of_rows_and_columns(book: Pdf) -> None:
    """In a table with row headers, readers find both by their scopes."""
    scopes = [attributes.get("/Scope") for tag, attributes in book.cells if tag == "TH"]
    assert scopes.count("/Row") == 2
    assert scopes.count("/Column") >= 20
    data = [attributes for tag, attributes in book.cells if tag == "TD"]
    assert sum("/Headers" not in attributes for attributes in data) == 4


def test_metadata(book: Pdf) -> None:
    root = book.reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in book.metadata
    assert book.reader.metadata is not None
    assert book.reader.metadata.author == "Ada Example"


def test_readers_open_it_with_its_bookmarks(book: Pdf) -> None:
    assert book.reader.page_mode == "/UseOutlines"
    assert book.reader.outline


def test_links_say_where_they_lead(book: Pdf) -> None:
    """The title of a heading, the page of what has none, an address."""
    assert {"2 Second page, page 3", "A part, page 3", "page 6", "Footnote 1"} < set(
        book.link_names
    )
    kinds = ("chapter", "section", "part", "plain")
    assert not [name for name in book.link_names if not name or name.startswith(kinds)]


def test_pictures_have_alternative_texts(book: Pdf) -> None:
    assert book.alternatives[:3] == ["A square and a circle", "A red dot", "Light dot"]
    assert "a^2 + b^2 = c^2" in book.alternatives
    assert "Dark dot" not in book.alternatives


@pytest.mark.parametrize(
    "words",
    [
        "Contents Guide",
        "See Table 1 and the plan 1",
        "brine, pickle Water with salt.",
        "☑ done ☐ to do",
        "RDO (RPM Distribution of OpenStack)",
        "dissolve(salt: float, water: float = 1.0, *, stir: bool = True) → float",
        "grind(amount[, speed])",
        "Deprecated since version 2.1: Pepper.",
        "[CIT2002] A citation.",
        "(a) lettered (b) list",
        "Raw bold text & more",
        "Text with Raw inline HTML.",
        "Only in the handbook.",
        "A remote badge",
        "sum ::= term",
        "Release 2.1",
        "The same pages, and later editions, are at https://salt.example.",
    ],
)
def test_words(book: Pdf, words: str) -> None:
    squeezed = parity.squeezed
    assert squeezed(words) in squeezed(book.text)


def test_index_has_page_numbers_sub_entries_and_see(book: Pdf) -> None:
    index = book.pages[-2]
    assert index.startswith("Index")
    assert "salt\nrock" in index
    assert "see salt" in index
    assert "PEP 8" in index
    place = next(at for at, page in enumerate(book.pages) if "litres" in page)
    number = place - next(at for at, page in enumerate(book.pages) if page.startswith("Guide")) + 1
    assert f"built-in function {number}" in index


def test_chapters_are_numbered_and_parts_are_not(book: Pdf) -> None:
    assert book.bookmarks[:5] == [
        "Contents", "Guide", "1 First steps", "Keeping it dry", "2 Second page",
    ]  # fmt: skip


def test_references_carry_page_numbers_across_pages_only(book: Pdf) -> None:
    page = next(page for page in book.pages if page.startswith("1 First steps"))
    assert "the second page (p. 3)" in page
    assert "the first steps," in page


def test_code_has_the_colours_of_the_website(sink: Built) -> None:
    source = (sink.out / "typst" / "salt.typ").read_text(encoding="utf-8")
    assert 'text.with(fill: rgb("#' in source
    assert "marked: (2, 3, )" in source
    assert "numbers: 98" in source


def test_wide_table_is_turned(book: Pdf) -> None:
    turned = [page for page in book.reader.pages if page.mediabox.width > page.mediabox.height]
    assert len(turned) == 1
    assert "wonderful" in turned[0].extract_text()


def test_links_stay_inside_or_are_named(book: Pdf) -> None:
    assert "https://img.example/badge.svg" in book.addresses
    assert not any(address.startswith("%") for address in book.addresses)
