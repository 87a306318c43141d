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
        "„Viel Spaß”, „Spaß“ und Spaß… weiß’",
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


ALIVE = {
    "substitution": "Version {{ version }}.",
    "html_image": '<img src="light.svg" alt="A square">',
    "dollarmath": "Some math: $x^{{2}}$.\n\n$$\nx^{{2}}\n$$",
    "colon_fence": ":::{code-block} jinja\n{{ name }}\n:::",
}


@pytest.mark.parametrize("extension", ALIVE)
def test_what_an_extension_of_myst_reads_is_no_leftover(extension):
    assert find_leftovers(ALIVE[extension])
    assert find_leftovers(ALIVE[extension], {extension}) == []


def test_code_below_other_directives_is_code_and_the_rest_is_not():
    text = "::::{note}\nREADMORE\n\n:::{code-block} jinja\n{{ a }}\n:::\n\n{{ b }}\n::::\n\n{{ c }}"
    found = find_leftovers(text, {"colon_fence"})
    assert [problem.line for problem in found] == [2, 8, 11]


def test_a_price_is_no_formula():
    text = "It costs $5 and {{ name }} pays."
    assert len(find_leftovers(text, {"dollarmath"})) == 1


def test_nobody_sees_what_is_in_a_comment():
    assert find_leftovers("<!--\n{{ page.title }}\n-->\n") == []


@pytest.mark.parametrize("way", ["", "./", "../../", "/"])
def test_static_files_are_copied(way):
    assert lines(f'<img title="x" src="{way}_static/logos/x.svg" width="190" />') == []
    assert len(lines(f'<img title="x" src="{way}static/x.svg" />')) == 1
