"""Headers as other tools and stranger hands write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.encoding import clean
from sphinx_commons.front_matter.header import find_header
from sphinx_commons.front_matter.rewrite import starts_with_heading

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str):
    return decode(find_header(f"---\n{text}\n---\nText\n"))


@pytest.mark.parametrize(
    "text",
    [
        "authors:\n  - name: Ann Example\n    orcid: 0000-0000\n  - id: bob\n    name: Bob",
        "authors: [Ann Example, {id: bob}]",
        "author: [{name: Ann Example}, bob]",
    ],
)
def test_people_with_all_that_is_known_of_them_are_people(text):
    decoded = read(text)
    assert decoded.meta.authors == ("Ann Example", "bob")
    assert decoded.problems == ()


@pytest.mark.parametrize(
    "text",
    ['title: "a\\x01\\0b"', 'tags: [x, "a\\u0001"]', '"od\\0d": 1', 'myst: {html_meta: {a: "\\0"}}',
     'adapted_from: {title: "a\\x85\\x9fb"}'],
)  # fmt: skip
def test_characters_that_escapes_write_are_named_and_replaced(text):
    decoded = read(f"draft: no\n{text}")
    problem = next(p for p in decoded.problems if p.subtype == "encoding")
    assert problem.line == 3
    seen = repr((decoded.meta.title, decoded.meta.tags, decoded.meta.adapted_from))
    seen += repr(decoded.passed_on)
    assert "\N{REPLACEMENT CHARACTER}" in seen
    assert not re.search(r"\\x", seen)


def test_halves_of_characters_are_none():
    assert clean("a\ud800b")[0] == "a\N{REPLACEMENT CHARACTER}b"


INCLUDED = "\n```{{include}} part.inc\n{options}```\n"


def headings(folder: Path, body: str, part: str) -> list[str]:
    """The headings of level 1 of a page with the title "News", *body*, and a file to include."""
    files = {
        "conf.py": "extensions = ['sphinx_commons.front_matter']\nhtml_theme = 'basic'\n",
        "index.md": f"---\ntitle: News\n---\n{body}",
        "part.inc": part,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    app = SphinxTestApp("html", srcdir=folder)
    try:
        app.build()
    finally:
        app.cleanup()
    soup = BeautifulSoup((app.outdir / "index.html").read_text("utf-8"), "html.parser")
    return [heading.find(string=True) for heading in soup.find_all("h1")]


@pytest.mark.parametrize(
    ("options", "part", "shown"),
    [
        ("", "# Changes\n\nText.\n", ["Changes"]),
        (":relative-images:\n", "# Changes\n\nText.\n", ["Changes"]),
        ("", "Text.\n", ["News"]),
        (":start-after: '# Changes'\n", "# Changes\n\nText.\n", ["News"]),
    ],
)
def test_a_page_has_one_heading_whoever_brings_it(tmp_path, options, part, shown):
    assert headings(tmp_path, INCLUDED.format(options=options), part) == shown


def test_what_cannot_be_included_brings_no_heading():
    assert not starts_with_heading("```{include} a\n```\n")
    assert not starts_with_heading("```{include} a\n```\n", lambda _name: "")
    assert starts_with_heading("```{include} a\n```\n# A\n")
