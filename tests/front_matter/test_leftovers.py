"""Markup of older engines gets a warning with its line, and only outside of code."""

from __future__ import annotations

import pytest

from exts.front_matter.leftovers import find_leftovers


def found(source: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in find_leftovers(source)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("READMORE", "excerpt mark"),
        ("Text. READMORE", "excerpt mark"),
        ('![x](y.png){:align="right"}', "kramdown attributes"),
        ("{: .class #id}", "kramdown attributes"),
        ("{::comment}", "kramdown attributes"),
        ("## Heading {#id}", "heading attributes"),
        ("[article]({filename}/next.md)", "Pelican link"),
        ("![x]({static}/x.png)", "Pelican link"),
        ("{% raw %}", "Liquid"),
        ("{{ site.url }}", "Liquid"),
        ("<%= link %>", "ERB"),
        ('<img alt="" src="blog/x.png">', "HTML image"),
        ("S\u00c3\u00a8vres", "garbled characters"),
        ("\u00e2\u20ac\u0153quoted", "garbled characters"),
    ],
)
def test_old_markup_is_named_with_its_line(line, name):
    ((number, message),) = found(f"---\ntitle: A\n---\nText.\n\n{line}\n")
    assert number == 6
    assert message.startswith(name)


@pytest.mark.parametrize(
    "source",
    [
        "`{: .class}` and ``READMORE``",
        "```\nREADMORE\n{% raw %}\n```",
        "    READMORE\n",
        "Text with {braces} and 50% and < %.",
        "Sèvres, “quoted”, ÃÃ, naïve",
        "<img src='https://example.org/x.png'>",
        "{.class}\nText",
        "{faq:q}`readmore`",
    ],
)
def test_other_text_is_left_alone(source):
    assert found(source) == []
