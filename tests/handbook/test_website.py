"""The website lists what can be downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from sphinx_commons.handbook.downloads import BookFile, size_in_words

from .conftest import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built


def listed(app: Built, name: str = "sub/page.html") -> list[str]:
    soup = BeautifulSoup((app.out / name).read_text(encoding="utf-8"), "html.parser")
    return [" ".join(item.get_text().split()) for item in soup.select("ul.handbooks > li")]


def links(app: Built, name: str = "sub/page.html") -> list[str]:
    soup = BeautifulSoup((app.out / name).read_text(encoding="utf-8"), "html.parser")
    return [str(link["href"]) for link in soup.select("ul.handbooks a")]


def test_before_the_files_are_made_there_is_no_link(tmp_path: Path) -> None:
    app = build("handbook-site", tmp_path, "html")
    assert app.warnings == ""
    assert listed(app) == ["Salt All of it", "Other"]
    assert links(app) == []


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_files_are_linked_with_their_facts(tmp_path: Path, builder: str) -> None:
    name = "sub/page.html" if builder == "html" else "sub/page/index.html"
    build("handbook-site", tmp_path, builder)
    build("handbook-site", tmp_path, "typst", today="1 May 2026")
    app = build("handbook-site", tmp_path, builder)
    first = listed(app, name)[0]
    assert first.startswith("Salt (PDF, ")
    assert " pages, " in first
    assert first.endswith("kB, 1 May 2026) All of it")
    for link in links(app, name):
        assert ((app.out / name).parent / link).resolve().is_file()


def test_the_epub_stands_beside_the_pdf(tmp_path: Path) -> None:
    for builder in ("typst", "epub-books"):
        build("handbook-site", tmp_path, builder, today="1 May 2026")
    folders = ["../out/epub-books", "../out/typst"]
    app = build("handbook-site", tmp_path, "html", handbook_downloads=folders)
    assert app.warnings == ""
    assert links(app)[:2] == ["../handbooks/salt.pdf", "../handbooks/salt.epub"]
    first = listed(app)[0]
    assert first.startswith("Salt (PDF, ")
    assert " · EPUB, " in first
    for link in links(app):
        assert (app.out / "sub" / link).resolve().is_file()
    (tmp_path / "out" / "typst" / "salt.pdf").unlink()
    app = build("handbook-site", tmp_path, "html", handbook_downloads=folders)
    assert links(app)[0] == "../handbooks/salt.epub"
    assert listed(app)[0].startswith("Salt (EPUB, ")


def test_vanished_file_leaves_no_link(tmp_path: Path) -> None:
    typst = build("handbook-site", tmp_path, "typst")
    assert len(links(build("handbook-site", tmp_path, "html"))) == 2
    (typst.out / "other.pdf").unlink()
    app = build("handbook-site", tmp_path, "html")
    assert links(app) == ["../handbooks/salt.pdf"]
    assert not (app.out / "handbooks" / "other.pdf").exists()


OFFER = """
extensions = ["sphinx_commons.theme", "sphinx_commons.handbook"]
project = "Salt & Pepper"
html_theme = "furo"
handbook_downloads = "pdf"
handbooks = [{"filename": "salt", "subtitle": "All <of> it", "documents": ["index"]}]
"""
PDF_FILE = b"%PDF-1.7\n" + b"0" * 1_499_985 + b"\n%%EOF\n"
RECORD = f'{{"pages": 3, "size": {len(PDF_FILE)}, "date": "1. Mai 2026"}}'


def offer(
    make_site: Callable[..., Built], pdf: bytes, record: str, builder: str = "dirhtml"
) -> dict[str, str]:
    """The links to PDFs at the foot of a page: texts by addresses."""
    files: dict[str, str | bytes] = {
        "conf.py": OFFER,
        "index.rst": "Salt\n====\n\n.. toctree::\n\n   sub/page\n",
        "sub/page.rst": "Page\n====\n",
        "pdf/salt.pdf": pdf,
        "pdf/typst/salt.json": record,
    }
    app = make_site(files, builder, language="de")
    assert app.warnings == ""
    name = "sub/page/index.html" if builder == "dirhtml" else "sub/page.html"
    soup = BeautifulSoup((app.out / name).read_text(encoding="utf-8"), "html.parser")
    found = {str(link["href"]): link.get_text() for link in soup.select(".site-handbooks a")}
    for address in found:
        assert ((app.out / name).parent / address).resolve().read_bytes() == pdf
    return found


def test_footer_offers_the_files(make_site: Callable[..., Built]) -> None:
    text = "Salt & Pepper: All <of> it (PDF, 3 Seiten, 1,5 MB, 1. Mai 2026)"
    assert offer(make_site, PDF_FILE, RECORD) == {"../../handbooks/salt.pdf": text}


def test_facts_of_another_file_are_not_told(make_site: Callable[..., Built]) -> None:
    text = "Salt & Pepper: All <of> it (PDF, 1,5 MB)"
    assert offer(make_site, PDF_FILE + b"\n", RECORD, "html") == {"../handbooks/salt.pdf": text}


def test_generated_pages_follow(make_site: Callable[..., Built]) -> None:
    extensions = OFFER.replace(
        '"sphinx_commons.theme"', '"myst_parser", "sphinx_commons.blog", "sphinx_commons.theme"'
    )
    files: dict[str, str | bytes] = {
        "conf.py": extensions + 'blog_baseurl = "https://salt.example/"\n',
        "index.md": "# Salt\n",
        "blog/2026/post.md": "---\ndate: 2026-01-01\n---\n# Post\n\nText.\n",
    }
    app = make_site(dict(files), "html")
    assert app.warnings == ""
    page = app.out / "blog" / "2026.html"
    assert "salt.pdf" not in page.read_text(encoding="utf-8")
    make_site({**files, "pdf/salt.pdf": PDF_FILE, "pdf/typst/salt.json": RECORD}, "html")
    assert 'href="../handbooks/salt.pdf"' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("pdf", "record"), [(PDF_FILE[:9000], RECORD), (b"", RECORD), (PDF_FILE, "5"), (PDF_FILE, "{")]
)
def test_file_that_is_not_whole_is_not_offered(
    make_site: Callable[..., Built], pdf: bytes, record: str
) -> None:
    assert offer(make_site, pdf, record) == {}


def test_book_for_readers_has_no_link_out_of_it(tmp_path: Path) -> None:
    build("handbook-site", tmp_path, "typst")
    app = build("handbook-site", tmp_path, "epub", epub_show_urls="no", version="1", copyright="A")
    assert "salt.pdf" not in (app.out / "sub" / "page.xhtml").read_text(encoding="utf-8")
    assert not (app.out / "handbooks").exists()


def test_files_of_others_stay(tmp_path: Path) -> None:
    build("handbook-site", tmp_path, "typst")
    own = tmp_path / "source" / "extra" / "handbooks"
    own.mkdir(parents=True)
    (own / "older.pdf").write_bytes(PDF_FILE)
    app = build("handbook-site", tmp_path, "html", html_extra_path=["extra"])
    assert sorted(file.name for file in (app.out / "handbooks").iterdir()) == [
        "older.pdf", "other.pdf", "salt.pdf",
    ]  # fmt: skip


def test_list_in_a_handbook_names_the_others(tmp_path: Path) -> None:
    app = build("handbook-site", tmp_path, "typst")
    assert app.warnings == ""
    source = (app.out / "typst" / "other.typ").read_text(encoding="utf-8")
    assert '"All of it"' in source
    assert "kB" not in source


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 kB"), (45_678, "45 kB"), (1_234_567, "1.2 MB"), (999_999, "999 kB")]
)
def test_sizes(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_one_page() -> None:
    assert BookFile("a.pdf", "PDF", 2000, 1, "", "en").facts == "PDF, 1 page, 2 kB"
