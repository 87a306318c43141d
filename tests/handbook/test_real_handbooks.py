"""The handbooks of this project say what its website says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.epub.checker import faults

from . import parity
from .epub import Epub
from .pdf import Pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builds import RealDocs

pytestmark = [pytest.mark.site, pytest.mark.xdist_group("handbooks")]
BOOKS = ("rdo-user-handbook", "rdo-contributor-handbook", "rdo-faq", "rdo-blog-2015")
PLAIN = ("-D", "handbook_options.hyphenate=0", "-D", "handbook_options.page_references=0")


@pytest.fixture(scope="module")
def site(real_docs: RealDocs) -> Path:
    return real_docs.built("html")


@pytest.fixture(scope="module")
def books(real_docs: RealDocs) -> Path:
    return real_docs.built("typst", *PLAIN, name="typst-plain")


def documents_of(source: Path) -> list[str]:
    """The documents whose text is in a Typst source."""
    found = re.findall(r"(?m)^//@@? (.+):\d+$", source.read_text(encoding="utf-8"))
    return list(dict.fromkeys(docname for docname in found if docname))


@pytest.mark.parametrize("name", BOOKS)
def test_nothing_of_the_website_is_missing(site: Path, books: Path, name: str) -> None:
    docnames = documents_of(books / "typst" / f"{name}.typ")
    pages = parity.pages_of(site, docnames)
    assert parity.missing(pages, Pdf(books / f"{name}.pdf")) == []


@pytest.mark.parametrize("name", BOOKS)
def test_nothing_of_the_website_is_missing_for_e_readers(
    site: Path, books: Path, real_docs: RealDocs, name: str
) -> None:
    book = real_docs.built("epub-books") / f"{name}.epub"
    docnames = documents_of(books / "typst" / f"{name}.typ")
    assert faults(book) == []
    assert parity.missing(parity.pages_of(site, docnames), Epub(book)) == []


@pytest.mark.parametrize("name", BOOKS)
def test_each_is_a_tagged_book(books: Path, name: str) -> None:
    pdf = Pdf(books / f"{name}.pdf")
    record = json.loads((books / "typst" / f"{name}.json").read_text(encoding="utf-8"))
    assert len(pdf.reader.pages) == record["pages"]
    assert pdf.tags["TOC"] >= 1
    assert pdf.tags["H1"] >= 1
    assert pdf.reader.trailer["/Root"]["/Lang"] == "en"
