"""Handbooks for e-readers: valid, the same as the PDF and the website, and good to read aloud."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import pytest

from tests.epub.checker import faults
from tests.epub.test_valid import CONF as BASE
from tests.epub.test_valid import ODD
from tests.epub.test_valid import SITE as EVERYTHING

from . import parity
from .conftest import build
from .epub import Epub
from .test_kitchen_sink import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built

    Make = Callable[..., Built]

BUILDER = "epub-books"
CONF = 'extensions = ["sphinx_commons.handbook"]\nproject = "Salt"\n'
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'


@pytest.fixture(scope="session")
def shaken(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The document with all constructs, as a book for e-readers."""
    return build("handbook", tmp_path_factory.mktemp("shaken"), BUILDER)


@pytest.fixture(scope="session")
def epub(shaken: Built) -> Epub:
    return Epub(shaken.out / "salt.epub")


def made(built: Built, name: str = "salt") -> Epub:
    return Epub(built.out / f"{name}.epub")


def test_all_constructs_are_valid(shaken: Built, epub: Epub) -> None:
    assert shaken.warnings == ""
    assert faults(epub.path) == []


def test_all_that_the_website_says_is_in_the_book(shaken: Built, epub: Epub) -> None:
    site = build("handbook", shaken.source.parent, "html")
    pages = parity.pages_of(site.out, DOCUMENTS)
    assert parity.missing(pages, epub) == []


def test_whatever_a_page_holds_is_valid(make_site: Make) -> None:
    pages = {name: text for name, text in EVERYTHING.items() if name != "page.md"}
    page = str(EVERYTHING["page.md"]).replace("dot.png", "dot.svg")
    built = make_site({**pages, "page.md": page, "dot.svg": DOT}, BUILDER)
    book = made(built, "tea")
    assert faults(book.path) == []
    words = " ".join(book.chapters["page.xhtml"].body.get_text(" ").split())
    for part in ("First one", "Second code two", "Open me Hidden.", "☑ boiled", "☐ poured"):
        assert part in words
    assert "A note." in book.chapters["blog-2015-post.xhtml"].get_text()
    labels = [head.get_text() for head in book.chapters["page.xhtml"].select("h2.rubric")]
    assert labels[:2] == ["First", "Second code"]


def test_visitors_of_other_extensions_may_be_careless(make_site: Make) -> None:
    conf = f"{BASE}\nimport sys\nsys.path.insert(0, '.')\n"
    conf = conf.replace("sys.path.insert(0, '.')", "sys.path.insert(0, __file__[:-8])")
    files = {
        "conf.py": f'{conf}extensions = ["myst_parser", "sphinx_commons.handbook", "odd_markup"]\n',
        "odd_markup.py": ODD,
        "index.md": "# T\n\n```{odd}\n```\n\n```{odd}\n```\n",
    }
    book = made(make_site(files, BUILDER), "tea")
    assert faults(book.path) == []
    assert book.text.count("Gone") == 2


BROKEN = """
from docutils import nodes

class shout(nodes.General, nodes.TextElement): pass
class murmur(nodes.General, nodes.TextElement): pass

def add(app, tree, docname):
    tree.children[0].append(shout("", "LOUD"))
    tree.children[0].append(murmur("", "quiet"))

def visit(self, node):
    raise KeyError("no voice")

def setup(app):
    app.add_node(shout, html=(visit, None))
    app.connect("doctree-read", lambda app, tree: add(app, tree, ""))
"""


def test_words_stay_where_visitors_fail_or_are_not_there(make_site: Make) -> None:
    conf = f"import sys\nsys.path.insert(0, __file__[:-8])\n{CONF}".replace(
        "handbook", 'handbook", "broken'
    )
    files = {"conf.py": conf, "broken.py": BROKEN, "index.rst": "Salt\n====\n"}
    built = make_site(files, BUILDER)
    assert "only its words are kept: KeyError: 'no voice' [handbook.visitor]" in built.warnings
    assert "no visitor for 'murmur': only its text is kept" in built.warnings
    book = made(built)
    assert faults(book.path) == []
    assert "LOUD" in book.text
    assert "quiet" in book.text


def test_notes_stand_in_the_page_that_refers_to_them(epub: Epub) -> None:
    marks = 0
    for page in epub.chapters.values():
        for mark in page.select("[role=doc-noteref]"):
            note = page.find(id=str(mark["href"]).removeprefix("#"))
            assert note.get("role") == "doc-footnote"
            assert page.select_one(f'a[role=doc-backlink][href="#{mark["id"]}"]')
            marks += 1
    assert marks > 2


# One idea, three writers


def test_parts_chapters_and_numbers_are_those_of_the_pdf(
    shaken: Built, epub: Epub, tmp_path: Path
) -> None:
    source = build("handbook", tmp_path).text("typst/salt.typ")
    nav = epub.page("nav.xhtml").select_one("nav[role=doc-toc]")
    for title in nav.select("ol > li > a"):
        number, _, words = title.get_text().partition(" ")
        if number.isdigit():
            assert f'number: "{number}", kind: "chapter"' in source
            assert f'"{words}"' in source
    kinds = [page.section["epub:type"] for page in epub.chapters.values()]
    assert kinds.count("part") == source.count('kind: "part"')
    assert kinds.count("chapter") == source.count('kind: "chapter"')


def test_it_says_what_it_is(epub: Epub) -> None:
    package = epub.package
    assert package.select_one("dc|title").get_text() == "The Salt Book"
    assert package.select_one("dc|creator").get_text() == "Ada Example"
    assert package.select_one("dc|language").get_text() == "en"
    assert epub.metadata("schema:accessMode") == ["textual", "visual"]
    assert epub.metadata("schema:accessModeSufficient") == ["textual"]
    features = epub.metadata("schema:accessibilityFeature")
    assert {"tableOfContents", "alternativeText", "MathML", "index"} < {*features}
    assert epub.metadata("schema:accessibilityHazard") == ["none"]
    assert epub.metadata("schema:accessibilitySummary")[0].endswith("have descriptions.")


def test_the_way_round(epub: Epub) -> None:
    marks = epub.page("nav.xhtml").select("nav[epub\\:type=landmarks] a")
    kinds = [str(mark["epub:type"]) for mark in marks]
    assert kinds == ["cover", "toc", "bodymatter", "index"]
    assert epub.spine[:3] == ["cover.xhtml", "title.xhtml", "nav.xhtml"]
    assert epub.spine[-2:] == ["index.xhtml", "colophon.xhtml"]
    assert epub.files["cover.png"].startswith(b"\x89PNG")
    cover = epub.page("cover.xhtml").img
    assert cover["alt"].startswith("The Salt Book. All constructs")
    for link in epub.page("index.xhtml").select("a"):
        name, _, anchor = str(link["href"]).partition("#")
        assert epub.page(name).find(id=anchor), link


def test_the_name_of_a_book_stays(make_site: Make) -> None:
    site = "https://www.example.org/docs"
    page = {"conf.py": CONF, "index.rst": "Salt\n====\n"}
    book = made(make_site(page, BUILDER, html_baseurl=f"{site}/", language="de"))
    name = uuid5(NAMESPACE_URL, f"{site}/salt/de")
    assert book.package.select_one("dc|identifier").get_text() == f"urn:uuid:{name}"


# Problems


def test_problems_have_a_place(make_site: Make) -> None:
    page = """\
Salt
====

.. image:: https://www.example.org/far.png
   :alt: far

.. image:: gone.png

.. image:: dot.svg

`Not there <#nowhere>`_
"""
    built = make_site({"conf.py": CONF, "index.rst": page, "dot.svg": DOT}, BUILDER)
    assert sorted(built.warnings.splitlines()) == [
        "index.rst:11: WARNING: no place 'index#nowhere' to link to [handbook.dead_link]",
        "index.rst:4: WARNING: remote image is not fetched: https://www.example.org/far.png "
        "[handbook.remote_image]",
        "index.rst:7: WARNING: image file not readable: gone.png [image.not_readable]",
        "index.rst:7: WARNING: image not found: gone.png [handbook.image]",
        "index.rst:9: WARNING: image without alternative text: dot.svg [handbook.image_alt]",
    ]
    book = made(built)
    assert faults(book.path) == []
    assert book.metadata("schema:accessModeSufficient") == []
    assert "alternativeText" not in book.metadata("schema:accessibilityFeature")


def test_links_between_documents_of_one_chapter(make_site: Make) -> None:
    """Two documents in a file may have the same anchors; notes find their numbers."""
    deep = "{}\n=\n\nSee `its part <part_>`_ [#n]_.\n\n.. _part:\n\nPart\n----\n\n.. [#n] Of {}.\n"
    deep = deep.replace("\n=\n", "\n====\n").replace(".. _part:\n\n", "")
    deep = deep.replace("`its part <part_>`_", "`Part`_")
    files = {
        "conf.py": CONF,
        "index.rst": "Salt\n====\n\n.. toctree::\n\n   mid\n",
        "mid.rst": "Mid\n===\n\n.. toctree::\n\n   more\n",
        "more.rst": "More\n====\n\n.. toctree::\n\n   low\n   last\n",
        "low.rst": deep.format("Low ", "low"),
        "last.rst": deep.format("Last", "last"),
    }
    book = made(make_site(files, BUILDER))
    assert faults(book.path) == []
    (page,) = (each for each in book.chapters.values() if "Of low." in each.get_text())
    for owner in ("Low", "Last"):
        section = next(h for h in page.select("h2, h3") if owner in h.get_text()).parent
        for link in section.select("p a"):
            assert section.find(id=str(link["href"]).rpartition("#")[2]), link


# The same bytes


def test_the_same_bytes_for_the_same_input(shaken: Built, epub: Epub, tmp_path: Path) -> None:
    again = build("handbook", tmp_path, BUILDER)
    assert (again.out / "salt.epub").read_bytes() == epub.path.read_bytes()


def test_a_book_is_written_where_its_content_changed(tmp_path: Path) -> None:
    book = build("handbook", tmp_path, BUILDER).out / "salt.epub"
    before = book.stat().st_mtime_ns
    build("handbook", tmp_path, BUILDER)
    page = tmp_path / "source" / "more.md"
    if not page.exists():
        page = tmp_path / "source" / "more.rst"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n.. comment\n" if page.suffix == ".rst" else text + "\n% comment\n")
    build("handbook", tmp_path, BUILDER)
    assert book.stat().st_mtime_ns == before
    page.write_text(text + "\nOne more line of brine.\n", encoding="utf-8")
    build("handbook", tmp_path, BUILDER)
    assert book.stat().st_mtime_ns != before
    assert "One more line of brine." in Epub(book).text


def test_a_book_that_is_gone_is_made_again(tmp_path: Path) -> None:
    book = build("handbook", tmp_path, BUILDER).out / "salt.epub"
    kept = book.read_bytes()
    book.write_bytes(kept[:-30])
    build("handbook", tmp_path, BUILDER)
    assert book.read_bytes() == kept


@pytest.mark.parametrize(("language", "direction"), [("fr", None), ("ar", "rtl")])
def test_other_languages(make_site: Make, language: str, direction: str | None) -> None:
    page = ".. index:: salt\n\nSalt\n====\n\n.. note:: Dry.\n"
    built = make_site({"conf.py": CONF, "index.rst": page}, BUILDER, language=language)
    book = made(built)
    assert faults(book.path) == []
    html = next(iter(book.chapters.values())).html
    assert (html["lang"], html.get("dir")) == (language, direction)
    spine = book.package.select_one("spine")
    assert spine.get("page-progression-direction") == direction


def test_a_site_of_another_theme_without_markdown(make_site: Make) -> None:
    conf = f'{CONF}html_theme = "alabaster"\n'
    files = {"conf.py": conf, "index.rst": "Salt\n====\n\n:math:`a^2`\n\n.. code::\n\n   x = 1\n"}
    built = make_site(files, BUILDER)
    assert built.warnings == ""
    assert faults(made(built).path) == []
    assert made(built).alternatives == ["a^2"]


def test_it_stands_beside_sphinx_own(make_site: Make) -> None:
    files = {"conf.py": CONF, "index.rst": "Salt\n====\n"}
    make_site(files, BUILDER)
    built = make_site(files, "epub", version="1", copyright="A", epub_show_urls="no")
    assert built.warnings == ""
    shutil.rmtree(built.out)
