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


def test_options_hold_from_where_they_stand():
    text = (
        '<div class="a">*a*</div>\n\n{::options parse_block_html="true" /}\n\n'
        '<div class="b">\n~~~ruby\nx\n~~~\n</div>\n'
    )
    page = pairs.read("kramdown", text)
    first, second = [node for node in page.document.walk() if node.name == "div"]
    assert first.plain() == "*a*"
    assert [(node.kind, node.text) for node in second.children] == [("code", "x")]


def test_a_table_may_begin_with_a_no_break_space():
    text = f" {NBSP}     | One | Two\n------|-----|----\n a    | b   | c\n"
    page = pairs.read("kramdown", text)
    (table,) = [node for node in page.document.blocks if node.kind == "table"]
    cells = [[cell.plain().strip(NBSP + " ") for cell in row.children] for row in table.children]
    assert cells == [["", "One", "Two"], ["a", "b", "c"]]


def test_lines_of_code_in_html_stay_code():
    made = pairs.body(pairs.written("kramdown", (
        f'<div><p>Say <code>x = "a"\n<br>{NBSP} y...\n<br>\n</code> so.</p></div>\n'
    )).text)  # fmt: skip
    assert made == f'Say `x = "a"`\\\n`{NBSP} y...`\\\nso.'
