"""The source as MyST sees it: the same lines, a header that cannot go wrong."""

from __future__ import annotations

import json

import pytest
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header
from sphinx_commons.front_matter.rewrite import as_heading, rewrite, starts_with_heading


def rewritten(source: str) -> str:
    header = find_header(source)
    return rewrite(source, header, decode(header))


SOURCES = [
    "---\ntitle: A\nauthors: [a, b]\ndate: 2015-01-01\n---\nText\n",
    "---\ntitle: A\n---\n# B\n",
    "---\norphan: true\n---\nText\n",
    "---\n---\nText\n",
    "---\ntitle: A\n---",
    "---\na: b: c\n---\nText\n",
    "---\ntitle: A\n\nText\n",
    "Title: A\nDate: 2015-01-01\n\nText\n",
    "# Plain\n\nText\n",
    "",
]


@pytest.mark.parametrize("source", SOURCES)
def test_lines_stay_where_they_are(source):
    before, after = source.splitlines(), rewritten(source).splitlines()
    assert len(before) == len(after)
    height = find_header(source).height
    # A space keeps MyST from taking a rule for the start of a header; it is a rule all the same.
    assert before[height:] == [line.removeprefix(" ") for line in after[height:]]


def header_of(source: str) -> dict:
    lines = rewritten(source).splitlines()
    assert lines[0] == lines[2] == "---"
    return json.loads(lines[1])


def test_a_title_becomes_the_heading_where_there_is_none():
    assert header_of("---\ntitle: A\n---\nText\n") == {
        "title": "A",
        "myst": {"title_to_header": True},
    }
    assert "title" not in rewritten("---\ntitle: A\n---\n# B\n")


def test_an_author_page_without_a_heading_has_the_name_for_one():
    assert header_of("---\nauthor: {name: Ada}\n---\nText\n")["title"] == "Ada"
    assert "title" not in rewritten("---\nauthor: {name: Ada}\n---\n# Countess\n")


def test_settings_of_myst_are_kept():
    keys = header_of("---\ntitle: A\nmyst: {heading_anchors: 2}\n---\nText\n")
    assert keys["myst"] == {"heading_anchors": 2, "title_to_header": True}


def test_text_that_looks_like_a_rule_does_not_end_the_header():
    keys = header_of('---\norphan: true\nhtml_meta: {description: "a\\n---\\nb"}\n---\nText\n')
    assert keys["html_meta"] == {"description": "a\n---\nb"}


@pytest.mark.parametrize(
    ("title", "markdown"),
    [
        ("A `b` *c*", "A `b` *c*"),
        ("<none> & <b>", r"\<none> \& \<b>"),
        ("C #", r"C \#"),
        ("&lt;", r"\&lt;"),
    ],
)
def test_a_heading_has_no_html(title, markdown):
    assert as_heading(title) == markdown


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# A\n", True),
        ("\n\n# A\n", True),
        ("A\n===\n", True),
        ("A\nb\n===\n", False),
        ("(name)=\n# A\n", True),
        ("% comment\n# A\n", True),
        ("<!-- c -->\n\n# A\n", True),
        ("{.class}\n# A\n", True),
        ("   # A\n", True),
        ("    # A\n", False),
        ("#A\n", False),
        ("## A\n# B\n", False),
        ("Text\n\n# A\n", False),
        ("```\n# A\n```\n", False),
        ("", False),
    ],
)
def test_whether_a_body_has_its_own_heading(body, expected):
    assert starts_with_heading(body) is expected
