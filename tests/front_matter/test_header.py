"""Where a header is, and what stands in it."""

from __future__ import annotations

import pytest
from sphinx_commons.front_matter.header import find_header, pelican_pairs


def kind(source: str) -> str:
    return find_header(source).kind


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: A\n---\nText", "yaml"),
        ("---  \ntitle: A\n--- \nText", "yaml"),
        ("---\ntitle: A\n...\nText", "yaml"),
        ("---\n---\nText", "yaml"),
        ("---\ntitle: A\n---", "yaml"),
        ("---\ntitle: A\n\nText", "unclosed"),
        ("---", "none"),
        ("----\ntitle: A\n----\n", "none"),
        (" ---\ntitle: A\n---\n", "none"),
        ("\n---\ntitle: A\n---\n", "none"),
        ("# Title\n\n---\n\nText", "none"),
        ("", "none"),
        ("Title: A\nDate: 2015-01-01\n\nText", "pelican"),
        ("title: A\n\nText", "pelican"),
        ("TITLE: A", "pelican"),
        ("Note: this is prose.\n\nText", "none"),
        ("Example: a\nTitle: b\n", "none"),
    ],
)
def test_kinds_of_headers(source, expected):
    assert kind(source) == expected


def test_the_place_of_a_yaml_header():
    source = "---\ntitle: A\ntags: b\n---\nText"
    header = find_header(source)
    assert (header.text, header.first_line, header.height) == ("title: A\ntags: b\n", 2, 4)
    assert source[header.end :] == "Text"


def test_a_pelican_header_ends_at_the_first_line_that_is_none():
    source = "Title: A\nSummary: one\n  two\n\tthree\nTags: x\n\nText: no key\n"
    header = find_header(source)
    assert source[header.end :] == "\nText: no key\n"
    assert pelican_pairs(header) == [
        ("title", "A", 1), ("summary", "one two three", 2), ("tags", "x", 5),
    ]  # fmt: skip


def test_values_of_a_pelican_header_may_have_colons_and_links():
    header = find_header("Title: Re: http://example.org: yes\nSlug:\n")
    assert pelican_pairs(header) == [("title", "Re: http://example.org: yes", 1), ("slug", "", 2)]
