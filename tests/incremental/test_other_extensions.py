"""Pages that other extensions give, and only where there is none or an old one."""

from __future__ import annotations

import pytest

from .garden import PLAIN, Garden, differences

MODULES = ("_modules/kettle_parts.html", "_modules/kettle_tools.html", "_modules/index.html")


@pytest.fixture
def kettle(tmp_path):
    return Garden(tmp_path, root=PLAIN)


def test_pages_that_are_up_to_date_stay(kettle):
    out = kettle.incremental()
    before = {name: (out / name).stat().st_mtime_ns for name in MODULES[:2]}
    kettle.write("topics/tea.rst", kettle.read("topics/tea.rst") + "\nMore.\n")
    kettle.incremental()
    assert {name: (out / name).stat().st_mtime_ns for name in MODULES[:2]} == before
    assert differences(out, kettle.clean()) == []


def test_pages_follow_what_they_show(kettle):
    kettle.incremental()
    kettle.change("api.rst", r"^\.\. py:function:: spout\(\)\n", "")
    out = kettle.incremental()
    assert "#kettle_parts.spout" not in (out / MODULES[0]).read_text(encoding="utf-8")
    assert differences(out, kettle.clean()) == []
    kettle.toggle("conf.py", "html_title = 'Pot'\n")
    assert differences(kettle.incremental(), kettle.clean()) == []


def test_pages_that_are_not_given_any_more_go(kettle):
    out = kettle.incremental()
    (kettle.source / "tools.rst").unlink()
    kettle.incremental()
    assert [(out / name).exists() for name in MODULES] == [True, False, True]
    (kettle.source / "api.rst").unlink()
    assert differences(kettle.incremental(), kettle.clean()) == []
    assert not (out / "_modules").exists()


def test_documented_code_that_changes_is_shown(kettle):
    out = kettle.incremental()
    kettle.change("_code/kettle_parts.py", "return 2", "return 22")
    assert differences(kettle.incremental(), kettle.clean()) == []
    assert ">22<" in (out / MODULES[0]).read_text(encoding="utf-8")


def test_pages_that_cite_follow_the_list_of_books(kettle):
    pytest.importorskip("sphinxcontrib.bibtex")
    kettle.change("conf.py", r"^extensions = \[", 'extensions = ["sphinxcontrib.bibtex", ')
    kettle.toggle("conf.py", "bibtex_bibfiles = ['all.bib']\nbibtex_default_style = 'unsrt'\n")
    book = "@book{{{0}, author = {{A. {0}}}, title = {{{1}}}, year = 2001}}\n"
    kettle.write("all.bib", book.format("Cup", "One") + book.format("Pot", "Two"))
    for name, key in (("topics/tea.rst", "Cup"), ("topics/water.rst", "Pot")):
        kettle.write(name, f"{kettle.read(name)}\n:cite:t:`{key}`\n")
    kettle.incremental()
    books = "\n.. bibliography::\n"
    kettle.toggle("api.rst", books)
    assert differences(kettle.incremental(), kettle.clean()) == []
    kettle.change("topics/water.rst", "`Pot`", "`Cup` and :cite:p:`Pot`")
    assert differences(kettle.incremental(), kettle.clean()) == []
    kettle.write("all.bib", book.format("Cup", "Other"))
    out = kettle.incremental()
    assert differences(out, kettle.clean()) == []
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.html")}
    kettle.toggle("tools.rst", "\nMore.\n")
    kettle.incremental()
    assert (out / "topics/tea.html").stat().st_mtime_ns == before[out / "topics/tea.html"]
    kettle.toggle("api.rst", books)
    assert differences(kettle.incremental(), kettle.clean()) == []
