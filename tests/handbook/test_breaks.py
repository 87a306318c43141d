"""Where lines, columns and pages end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import mult
from sphinx_commons.handbook.typst.translator.inline import breakable

from .conftest import build
from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pypdf import PageObject

    from tests.sites import Built

    Make = Callable[..., Built]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("centos-release-openstack-zed", ["centos-", "release-", "openstack-zed"]),
        ("openstack-setup.log", ["openstack-", "setup.log"]),
        ("a.b.c", ["a.b.c"]),
        ("x" * 50, ["x" * 24, "x" * 26]),
        ("", [""]),
    ],
)
def test_no_few_letters_begin_a_line(text: str, pieces: list[str]) -> None:
    assert breakable(text) == pieces


def code(name: str, lines: int) -> str:
    """A code block whose lines carry their numbers."""
    body = "".join(f"   {name}-{number}\n" for number in range(1, lines + 1))
    return f"\n.. code-block:: none\n\n{body}\n"


def test_no_page_divides_short_code_or_the_ends_of_long_code(make_site: Make) -> None:
    blocks = "".join(code(f"a{at}", 7) + "Text.\n" + code(f"b{at}", 12) for at in range(12))
    pages = Pdf(make_site({"index.rst": f"Salt\n====\n{blocks}"}).out / "salt.pdf").pages
    words = [set(page.split()) for page in pages]

    def page_of(line: str) -> int:
        return next(at for at, page in enumerate(words) if line in page)

    divided = 0
    for at in range(12):
        assert page_of(f"a{at}-1") == page_of(f"a{at}-7")
        assert page_of(f"b{at}-1") == page_of(f"b{at}-3")
        assert page_of(f"b{at}-10") == page_of(f"b{at}-12")
        divided += page_of(f"b{at}-1") != page_of(f"b{at}-12")
    assert divided


def entries_of(page: PageObject) -> list[tuple[int, float]]:
    """The column and the height on the page of each index entry named ``term…``."""
    found = []

    def note(text: str, matrix: list[float], place: list[float], *_rest: Any) -> None:
        x, y = mult(place, matrix)[4:]
        found.extend([(int(x > page.mediabox.width / 2), y)] * ("term" in text))

    page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize(("count", "pages"), [(31, 1), (160, 2)])
def test_columns_of_the_index_end_level(make_site: Make, count: int, pages: int) -> None:
    letters = "abcdefgh"
    names = [f"{letters[at % 8]} term {'with a long name ' * (at % 3)}{at}" for at in range(count)]
    entries = "".join(f".. index:: {name}\n" for name in names)
    app = make_site({"index.rst": f"Salt\n====\n\n{entries}\nText.\n"})
    last = Pdf(app.out / "salt.pdf").reader.pages[-1 - pages :][:pages]
    found = [entries_of(page) for page in last]
    assert sum(map(len, found)) == count
    left, right = ([y for column, y in found[-1] if column == side] for side in (0, 1))
    assert abs(max(left) - max(right)) < 20
    assert abs(min(left) - min(right)) < 40


@pytest.mark.parametrize(("run_on", "sheets"), [(False, [[1], [2], [3]]), (True, [[1, 2], [3]])])
def test_chapters_may_begin_below_each_other(
    make_site: Make, run_on: bool, sheets: list[list[int]]
) -> None:
    chapters = {f"c{at}.rst": f"Grain {at}\n=======\n\n{'Text. ' * 250}\n" for at in (1, 2, 3)}
    index = "Salt\n====\n\n.. toctree::\n\n   c1\n   c2\n   c3\n"
    pdf = Pdf(
        make_site({"index.rst": index, **chapters}, handbook_options={"run_on": run_on}).out
        / "salt.pdf"
    )
    pages = [page for page in pdf.pages if "Text." in page]
    found = [[int(at) for at in re.findall(r"Grain (\d)", page)] for page in pages]
    assert found == sheets
    assert [pdf.reader.pages[at].extract_text().split()[-1] for at in (2, 3)] == ["1", "2"]


def test_selected_pages_follow_each_other(tmp_path: Path) -> None:
    app = build("handbook-select", tmp_path, handbook_build=["posts"])
    (page,) = [page for page in Pdf(app.out / "posts.pdf").pages if page.startswith("1 Early")]
    assert "2 Later" in page


def test_a_chapter_further_down_leaves_the_head_to_the_one_before(make_site: Make) -> None:
    chapters = {
        "c1.rst": f"Grain\n=====\n\n{'Text. ' * 900}\n",
        "c2.rst": f"Flake\n=====\n\n.. index:: flake\n\n{'Text. ' * 900}\n",
    }
    index = "Salt\n====\n\n.. toctree::\n\n   c1\n   c2\n"
    app = make_site({"index.rst": index, **chapters}, handbook_options={"run_on": True})
    texts = [page.extract_text() for page in Pdf(app.out / "salt.pdf").reader.pages]
    shared = next(
        text for text in texts if "Flake" in text and "1 Grain" in text and "Text" in text
    )
    assert shared.index("Grain") < shared.index("Text") < shared.index("Flake")
    assert texts[-2].startswith("Index")


def test_no_page_divides_a_short_box(make_site: Make) -> None:
    words = "".join(
        f"\n.. note::\n\n   box{at}begins {'text ' * 70} box{at}ends\n" for at in range(30)
    )
    lines = "".join(f"   - {at}\n" for at in range(120))
    app = make_site({"index.rst": f"Salt\n====\n{words}\n.. note::\n\n   Lines:\n\n{lines}\n"})
    pdf = Pdf(app.out / "salt.pdf")
    for at in range(30):
        assert any(f"box{at}begins" in page and f"box{at}ends" in page for page in pdf.pages)
    assert all(f"• {at}" in pdf.text for at in (0, 60, 119))


def test_no_page_is_left_with_the_last_lines_of_a_chapter(make_site: Make) -> None:
    """The next chapter begins below them; chapters of other lengths begin on pages of their own."""
    names = [f"c{number}" for number in range(30, 44)]
    pages = {
        f"{name}.rst": f"Chapter {name}\n===========\n\n" + "Line.\n\n" * int(name[1:])
        for name in names
    }
    tree = "".join(f"   {name}\n" for name in names)
    built = make_site({"index.rst": f"Salt\n====\n\n.. toctree::\n\n{tree}", **pages})
    assert built.warnings == ""
    texts = [text for text in Pdf(built.out / "salt.pdf").pages if "Line." in text]
    below = [text for text in texts if re.search(r"Line\.\s.*Chapter c", text, re.DOTALL)]
    alone = [text for text in texts if "Chapter c" not in text]
    assert below
    assert min(text.count("Line.") for text in alone) > 3
    # Those that are not divided so begin on pages of their own.
    assert len(texts) - len(alone) - len(below) > len(below)
