"""Markup of older engines: found in prose, left alone in code."""

from __future__ import annotations

import pytest
from sphinx_commons.front_matter.leftovers import find_leftovers


def lines(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in find_leftovers(text)]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("READMORE", "excerpt mark 'READMORE' is shown"),
        ("words READMORE more", "excerpt mark 'READMORE' is shown"),
        ("* TOC\n{:toc}", "kramdown attributes '{:toc}'"),
        ('![x](y.png){:align="right"} text', "kramdown attributes '{:align=\"right\"}'"),
        ("{: .lead}", "kramdown attributes '{: .lead}'"),
        ("{::options x='y' /}", "kramdown attributes \"{::options x='y' /}\""),
        ("## Part {#part}", "heading attributes '{#part}'"),
        ("[x]({filename}/a.md)", "Pelican link '{filename}/a.md'"),
        ("[x](|static|/a.png)", "Pelican link '|static|/a.png'"),
        ("{% include x.html %}", "Liquid '{% include x.html %}'"),
        ("at {{ site.url }} now", "Liquid '{{ site.url }}'"),
        ("<%= link_to 'x' %>", "ERB \"<%= link_to 'x' %>\""),
        ('<img src="/images/x.png">', "HTML image"),
        ("SÃ¨vres", "garbled characters 'Ã¨', probably 'è'"),
        ("â€œquotedâ€\x9d", "garbled characters 'â€œ', probably '“'"),
    ],
)
def test_each_kind_is_found_with_its_line(text, start):
    found = lines(f"---\ntitle: T\n---\nFirst.\n\n{text}\n")
    assert len(found) == 1
    assert found[0][0] == 6 + text.count("\n")
    assert found[0][1].startswith(start)


@pytest.mark.parametrize(
    "text",
    [
        "```liquid\n{% if x %} READMORE {{ x }}\n```",
        "~~~\n{:toc}\n~~~",
        "- item\n\n  ```\n  {:toc}\n  ```",
        "    {% indented code %}",
        "Write `READMORE` or ``{% x %}`` or `{: .a}`.",
        '<img src="https://example.org/x.png">',
        "MOREREADMORES",
        "café, Ærø, naïve, £5, Ã, 10 Å",
        "{#part}\n## Part",
        "{.class}\nText {doc}`x`, a set {x: y}",
    ],
)
def test_code_and_today_s_markup_are_left_alone(text):
    assert lines(f"First.\n\n{text}\n") == []


def test_the_header_is_checked_for_characters_only():
    found = lines("---\ntitle: SÃ¨vres {% x %}\n---\nText.\n")
    assert found == [(2, "garbled characters 'Ã¨', probably 'è'")]


def test_lines_count_from_the_top_in_a_pelican_file():
    assert lines("Title: T\nDate: 2011-01-01\n\nREADMORE\n")[0][0] == 4
