"""Where Ruby's readers of Markdown see other blocks than Python's eyes do."""

from __future__ import annotations

import pytest

from . import pairs

NBSP = "\u00a0"


@pytest.mark.parametrize("dialect", ["kramdown", "kramdown-plain"])
def test_a_no_break_space_is_no_white_space_in_code(dialect):
    text = (
        f"Ports:\n\n      {NBSP} 22{NBSP}  {NBSP}: a\n    x\n    {NBSP}\n    y\n\nEnd.\n\n"
        f"- item\n\n      {NBSP}code\n"
    )
    page = pairs.read(dialect, text)
    code = [node.text for node in page.document.walk() if node.kind == "code"]
    assert code == ["    22    : a\nx\n \ny", " code"]
    assert [b.kind for b in page.document.blocks] == ["heading", "para", "code", "para", "list"]


def test_elements_in_raw_html_may_ask_for_markdown():
    made = pairs.body(pairs.written("kramdown", (
        '<div class="note">\n<p markdown="1">Use `x` and **y**.</p>\n<p>No `z`.</p>\n'
        '<div markdown="1">\n* one\n* two\n</div>\n</div>\n'
    )).text)  # fmt: skip
    assert "Use `x` and **y**." in made
    assert "No \\`z\\`." in made
    assert "* one\n* two" in made


def test_an_element_of_one_line_ends_there():
    made = pairs.body(pairs.written("redcarpet", (
        '<div class="a"><em>P</em></div>\n\nWords of **bold**.\n\n## Heading\n\n'
        '<div class="b">\n  <p>Ask.</p>\n\n</div>\n\nEnd **bold**.\n'
    )).text)  # fmt: skip
    assert "\n\nWords of **bold**.\n\n## Heading\n\n" in made
    assert made.endswith("End **bold**.")
    assert made.count("<div") == made.count("</div>") == 2


def test_a_line_that_is_one_tag_opens_no_raw_html():
    page = pairs.written("kramdown", (
        '<div>\n  <input type="checkbox" id="a">\n  <label for="a">\nIs *it*?\n  </label>\n</div>\n'
    ))  # fmt: skip
    assert page.differs == []
    assert '<label for="a"> Is \\*it\\*? </label>' in pairs.body(page.text)
