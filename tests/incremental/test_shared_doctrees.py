"""Two builders that share one folder of doctrees are both brought up to date."""

from __future__ import annotations

import pytest

from .garden import PLAIN, Garden, differences

PDF = b"%PDF-1.7\n" + b"0" * 2000 + b"\n%%EOF\n"
SITES = ("html", "dirhtml")


@pytest.fixture
def kettle(tmp_path):
    garden = Garden(tmp_path, root=PLAIN)
    for builder in SITES:
        garden.incremental(builder)
    return garden


def same_as_clean(garden: Garden) -> None:
    outs = {builder: garden.incremental(builder) for builder in SITES}
    for builder in SITES:
        assert differences(outs[builder], garden.clean(builder)) == [], builder


def test_lists_of_questions_follow_in_both(kettle):
    kettle.change("faq/index.rst", "Why wait", "Why linger")
    same_as_clean(kettle)


def test_an_older_file_counts_for_both(kettle):
    kettle.write("topics/tea.rst", "Herbs\n=====\n\n.. _cool:\n\nCool\n----\n", old=True)
    same_as_clean(kettle)


def test_settings_and_the_menu_count_for_both(kettle):
    kettle.change("index.rst", "   :caption: All", "   :caption: Some\n   :reversed:")
    same_as_clean(kettle)
    kettle.toggle("conf.py", "html_title = 'Pot'\n")
    same_as_clean(kettle)


def test_handbooks_are_offered_by_both(kettle):
    kettle.change("conf.py", r"faq\"\]", 'faq", "sphinx_commons.handbook"]')
    kettle.toggle("conf.py", "handbook_downloads = '_pdf'\n")
    kettle.toggle("conf.py", "handbooks = [{'filename': 'tea', 'documents': ['topics/tea']}]\n")
    kettle.write("api.rst", kettle.read("api.rst") + "\n.. handbook:list::\n")
    same_as_clean(kettle)
    (kettle.source / "_pdf/typst").mkdir(parents=True)
    (kettle.source / "_pdf/tea.pdf").write_bytes(PDF)
    kettle.write("_pdf/typst/tea.json", f'{{"pages": 3, "size": {len(PDF)}, "date": "May"}}')
    same_as_clean(kettle)
    page = kettle.home / "incremental/dirhtml/api/index.html"
    assert "handbooks/tea.pdf" in page.read_text(encoding="utf-8")


def test_a_build_killed_in_one_is_mended_in_both(kettle):
    kettle.change("faq/index.rst", "Why wait", "Why linger")
    kettle.killed(12)
    kettle.change("faq/index.rst", "Why linger", "Why wait")
    same_as_clean(kettle)


def test_builders_of_other_formats_follow_too(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    garden = Garden(tmp_path, root=PLAIN)
    garden.toggle("conf.py", "version = '1'\nepub_show_urls = 'no'\n")
    builders = ("html", "epub", "text", "singlehtml", "man")
    for builder in builders:
        garden.incremental(builder)
    garden.change("faq/index.rst", "Why wait", "Why linger")
    garden.change("index.rst", "   :caption: All", "   :caption: Some\n   :reversed:")
    for builder in builders:
        found = differences(garden.incremental(builder), garden.clean(builder))
        # The book itself has the times of its files, which lie beside it.
        assert [name for name in found if not name.endswith(".epub")] == [], builder
