"""What a review finds in two sites, and how it shows it."""

from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup
from sphinx_commons.commands.review import passages, sheets
from sphinx_commons.commands.review.comparison import moves
from sphinx_commons.commands.review.contents import Page

from tests.review.pages import review_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("review")


@pytest.fixture(scope="module")
def found(folder):
    return review_of(folder)


@pytest.fixture(scope="module")
def written(found, folder):
    """The pages of the review: name -> its tree."""
    out = folder / "review"
    return {
        file.relative_to(out).as_posix(): BeautifulSoup(file.read_bytes(), "html.parser")
        for file in out.rglob("*.html")
    }


def urls(pages) -> list[str]:
    return [page.url for page in pages]


def test_pages_are_told_apart(found):
    assert urls(found.added) == ["/fresh/"]
    assert urls(found.gone) == ["/gone/"]
    changed = [(page.before.url, page.after.url) for page in found.changed]
    assert changed == [("/old/name/", "/new/place/"), ("/", "/"), ("/part/", "/part/")]
    assert [page.is_moved for page in found.changed] == [True, False, False]


def test_a_difference_around_pages_is_shown_once(found):
    (group,) = (group for group in found.around if len(group.pages) == 2)
    assert sorted(urls(group.pages)) == ["/alike/", "/same/"]


def test_what_vanishes_has_the_line_that_keeps_it(found):
    told = {advice.what: (advice.kind, advice.file, advice.line) for advice in found.advice}
    assert told == {
        "/old/name/": ("address", "new/place.md", "aliases: [/old/name/]"),
        "/gone/": ("address", "", "aliases: [/gone/]"),
        "/part/#how": ("anchor", "part.md", "(how)="),
        "/new/place/": ("feed", "", "make urls"),
    }
    (anchor,) = (advice for advice in found.advice if advice.kind == "anchor")
    assert anchor.why == "above the heading “Why”"


def test_changed_words_are_marked_side_by_side(written):
    page = written["pages/2.html"]
    (row,) = page.select("tr.other")
    assert [cell.get_text() for cell in row("td")] == ["Three small words.", "Three large words."]
    assert [mark.get_text() for mark in row(["del", "ins"])] == ["small", "large"]


def test_nothing_of_the_site_is_markup(written):
    assert all(not page(["script", "style", "b"]) for page in written.values())
    assert all(not page.select("[style], [onerror], [onload]") for page in written.values())
    text = '<script>alert(1)</script> & "q"'
    assert any(text in item.get_text() for item in written["index.html"]("li"))
    assert text in written["pages/3.html"].h1.get_text()


def test_links_and_pictures_lead_to_files_of_the_review(written, folder):
    shown = [
        (name, element.get("href") or element.get("src"))
        for name, page in written.items()
        for element in page.select("[href], [src]")
    ]
    assert len(shown) > len(written)
    files = [(folder / "review" / name).parent / target for name, target in shown]
    assert [file for file in files if not file.is_file()] == []


def test_sheets_are_those_that_differ(written):
    headings = [heading.get_text() for heading in written["books/1.html"]("h2")]
    assert headings == ["Before", "After, sheet 2", "Before, sheet 3", "After, sheet 4"]
    assert len(written["books/1.html"]("img")) == 3


def test_pictures_that_differ_stand_side_by_side(written):
    sources = [picture["src"] for picture in written["index.html"]("img")]
    assert sources == ["files/0-before.png", "files/0-after.png"]


def test_sizes_and_cost_are_told(written):
    rows = {row.th.get_text(): row("td") for row in written["index.html"].select(".figures tr")[1:]}
    assert [cell.get_text() for cell in rows["Pictures"]] == ["8 bytes", "13 bytes", "+5 bytes"]
    assert [cell.get_text() for cell in rows["Build, of the processor"]][:2] == ["20.5 s", "20.5 s"]


@pytest.mark.parametrize(
    ("before", "after", "marks"),
    [
        ("ein Übel hier\n", "ein Übelchen hier\n", (["Übel"], ["Übelchen"])),
        ("日本語の本\n", "日本語の木\n", (["本"], ["木"])),
        ("-- a\n", "-- b\n", (["a"], ["b"])),
        ("@@ x\n~\n", "@@ y\n~\n", (["x"], ["y"])),
        ("", "new\n", ([], ["new"])),
        ("diff --git a/1.txt b/1.txt\n", "", (["diff --git a/1.txt b/1.txt"], [])),
    ],
)
def test_words_are_compared_in_any_script(before, after, marks):
    (rows,) = passages.compare([(before, after)])
    gone = [text for row in rows for text, marked in row.before if marked]
    new = [text for row in rows for text, marked in row.after if marked]
    assert (gone, new) == marks


def test_equal_texts_have_no_rows_and_others_keep_their_place():
    assert [bool(rows) for rows in passages.compare([("a\n", "a\n"), ("a\n", "b\n")])] == [0, 1]
    assert passages.compare([]) == []


def test_lines_that_came_stand_beside_those_that_went():
    (rows,) = passages.compare([("a\nold one\nb\n", "a\nbrand new\nb\n")])
    assert [row.kind for row in rows] == ["same", "other", "same"]


def test_a_long_page_takes_no_longer_than_its_length_asks():
    """Twenty thousand equal lines are the worst of what a comparison by pairs meets."""
    lines = ["the same line\n"] * 20_000
    start = time.process_time()
    (rows,) = passages.compare([("".join(lines), "".join(["first\n", *lines, "last\n"]))])
    assert len(rows) < 10
    assert time.process_time() - start < 5


def test_an_ambiguous_page_is_not_taken_for_a_moved_one():
    def page(url: str, title: str) -> Page:
        return Page(url, title, f"{url} words", "", "", {})

    gone = [page("/a/x/", "T"), page("/b/y/", "T"), page("/c/z/", "U")]
    added = [page("/d/v/", "T"), page("/e/z/", "W")]
    assert [(old.url, new.url) for old, new in moves(gone, added)] == [("/c/z/", "/e/z/")]


def test_inserted_sheets_change_no_others():
    assert list(sheets.pair("abc", "axbc")) == [sheets.Sheet(0, 2)]
    assert list(sheets.pair("abc", "ab")) == [sheets.Sheet(3, 0)]
    assert list(sheets.pair("abc", "azc")) == [sheets.Sheet(2, 2)]
