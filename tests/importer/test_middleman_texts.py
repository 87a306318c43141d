"""Texts as wikis left them on Middleman sites, whose options let Markdown stand inside HTML."""

from __future__ import annotations

import pytest
from commons_importer import reading
from commons_importer.markdown import rules
from commons_importer.markdown.source import number
from commons_importer.model import Page
from commons_importer.myst.convert import convert
from commons_importer.report import Report

OPTIONS = {"parse_block_html": True, "parse_span_html": True, "hard_wrap": False}


def converted(text):
    """The new text of a page, without its title, and the kinds of what was found."""
    report = Report()
    dialect = rules.kramdown(gfm=True, options=dict(OPTIONS))
    page = Page("p.md", "/p/", {}, number(text, 1), dialect, title="T", is_post=True)
    read = reading.read(page, page.body, "READMORE", report)
    written = convert(read.document)
    assert written.differs == []
    return written.text.removeprefix("# T\n\n"), {finding.kind for finding in report.findings}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("End.\n\n<Category:Big News>\n", 'End.\n\n% <category:big news>\n'),
        ("<Category:News>\nStays.\n", "% <category:news>\n\nStays.\n"),
        ("See <x:tag>this</x:tag> too.\n", "See this too.\n"),
    ],
)  # fmt: skip
def test_elements_of_a_wiki_are_not_shown(old, new):
    assert converted(old) == (new, {"html"})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Use -p <your-password> here.\n", "Use -p \\<your-password> here.\n"),
        ("<your-host> is a name.\n", "\\<your-host> is a name.\n"),
        ("> run <pool-id>\n\nAfter.\n", "> run \\<pool-id>\n\nAfter.\n"),
    ],
)
def test_words_in_angle_brackets_are_shown(old, new):
    assert converted(old) == (new, {"placeholder"})


def test_own_elements_with_an_end_stay():
    new, _ = converted("A <my-box>word</my-box> here.\n")
    assert new == "A <my-box>word</my-box> here.\n"


def test_numbered_headings_are_no_lists():
    old = "1. Get it\n=========\n\nText.\n\n2. Use it\n=========\n\n2.1 Once\n--------\n\nMore.\n"
    new, found = converted(old)
    assert [line for line in new.splitlines() if line.startswith("#")] == [
        "## 1\\. Get it",
        "## 2\\. Use it",
        "### 2.1 Once",
    ]
    assert not found


def test_headings_in_lists_open_no_section():
    new, _ = converted("* # One\n\n  Text.\n* # Two\n\nEnd\n---\n\nText.\n")
    assert "* ## One" in new
    assert "\n## End\n" in new


def test_a_row_on_its_own_is_a_table_where_it_begins_with_a_bar():
    assert converted("| `Name` | what it is\n")[0].splitlines()[-1] == "| `Name` | what it is |"
    assert converted("[Back](b) |\n[On](c)\n")[0] == "[Back](b) |\n[On](c)\n"
    assert converted("one | two\n")[0] == "one | two\n"


def test_braces_in_addresses_are_no_markup():
    new, _ = converted("[Forum](http://{{SERVER}}/x) and {% y %}.\n")
    assert new == "[Forum](http://%7B%7BSERVER%7D%7D/x) and \\{\\% y %}.\n"


def test_code_that_a_wiki_left_outside_stays_in_its_block():
    new, _ = converted("    # one\n`# two `<IP>\n    # three\n\nText.\n")
    assert new == "```\n# one\n`# two `<IP>\n# three\n```\n\nText.\n"
    new, found = converted("    # one\nText.\n")
    assert new == "```\n# one\n```\n\nText.\n"
    assert found == {"code"}
