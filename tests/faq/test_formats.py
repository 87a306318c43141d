"""Every format has every question, its whole answer and its links."""

from __future__ import annotations

import re
import zipfile

import pytest

TEXTS = ("Because it is sweet.", "In a jar.", "Because of", "A pinch", "Iron.", "Sharp.")
TITLES = ("Why sugar?", "Where is sugar stored?")


def test_text(build):
    built = build("faq", "text")
    assert built.warnings == ""
    text = built.text("directives.txt")
    assert "Why sugar?\n==========\n\nBecause it is sweet.[1] See below.\n" in text
    assert "How sweet\n---------\n\nVery, as *Why salt & NaCl?* says.\n" in text
    assert "By bob and eve · Reviewed 29 February 2024 · Applies to cakes" in text
    shown = built.text("sub/shown.txt")
    assert "Because it is sweet.[1]" in shown
    assert "[1] So is *honey*." in shown


BOOKS = [("latex", "*.tex"), ("man", "*.1"), ("texinfo", "*.texi")]


@pytest.mark.parametrize(("builder", "name"), BOOKS)
def test_books(build, builder, name):
    built = build("faq", builder, suppress_warnings=("index",))
    assert built.warnings == ""
    [book] = built.out.glob(name)
    text = book.read_text(encoding="utf-8")
    for wanted in (*TEXTS, *TITLES):
        assert wanted in text.replace(r"\-", "-"), wanted


def test_latex_structure(build):
    [book] = build("faq", "latex", suppress_warnings=("index",)).out.glob("*.tex")
    text = book.read_text(encoding="utf-8")
    assert re.search(r"\\section\{Why sugar\?\}", text)
    assert r"\hyperref[\detokenize{headings:why-salt-nacl}]" in text
    assert r"\detokenize{headings:what-about-cooks-pan-}" in text


def test_epub(build):
    built = build(
        "faq", "epub", version="1", copyright="x", epub_show_urls="no",
        suppress_warnings=("epub.unknown_project_files",),
    )  # fmt: skip
    assert built.warnings == ""
    [book] = built.out.glob("*.epub")
    with zipfile.ZipFile(book) as archive:
        page = archive.read("directives.xhtml").decode()
        names = archive.namelist()
    assert "<details" not in page
    assert "ld+json" not in page
    assert re.search(r'<section id="why-sugar">\s*<h2>Why sugar\?', page)
    assert "Because it is sweet." in page
    assert "faq-questions.xhtml" in names


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "xml", "gettext", "pseudoxml"])
def test_no_warning(build, builder):
    assert build("faq", builder).warnings == ""


def test_gettext_has_titles_and_answers_once(build):
    text = build("faq", "gettext").text("directives.pot")
    for message in ("Why sugar?", "Because it is sweet.[^1] See [below](#how-sweet).", "How sweet"):
        assert text.count(f'msgid "{message}"') == 1, message
    assert "Reviewed" not in text


def test_pretty_addresses(build):
    built = build("faq", "dirhtml")
    graph = built.graph("directives/index.html")
    assert graph["mainEntity"][0]["url"] == "https://example.org/directives/#why-sugar"
    box = built.soup("sub/shown/index.html").select_one(".faq-included")
    assert box.select_one(".faq-facts a")["href"] == "../../directives/#why-sugar"


def test_run_in_titles_where_no_section_can_stand(project):
    from .conftest import run_build

    text = "# P\n\n```{note}\n:::{faq:question} Inside?\nYes.\n:::\n```\n\n{faq:q}`inside`\n"
    source = project({"index.md": text})
    built = run_build(source, source.parent / "out", "latex")
    assert built.warnings == ""
    [book] = built.out.glob("*.tex")
    body = book.read_text(encoding="utf-8").partition(r"\begin{document}")[2]
    assert r"\sphinxstylestrong{Inside?}" in body
    assert r"\section{" not in body
    assert body.count(r"index:inside}") >= 2
