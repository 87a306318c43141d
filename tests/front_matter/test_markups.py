"""Headers of all markups are one: the same records, checks, places and drafts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sphinx_commons.front_matter import page_meta
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.docinfo import find_fields
from sphinx_commons.front_matter.header import find_header
from sphinx_commons.front_matter.notebook import find_metadata

from tests.markups import MARKUPS, page

FIND = {"md": find_header, "rst": find_fields}
NAMES = {"md": "markdown", "rst": "rst"}
HEADERS = {
    "texts": {"title": "A &amp; b", "summary": "Two words", "owner": "docs"},
    "people": {"authors": "ada, bob", "editors": ["eve", "Ada Lovelace"], "author": "zoe"},
    "dates": {"date": "2015-03-02 16:03:51 UTC", "updated": "2016-01-01"},
    "tags": {"tags": "a, b", "category": "News"},
    "flags": {"faq": True, "unlisted": "yes", "pinned": "no", "comments": False},
    "mapping": {"adapted_from": {"title": "An older page", "date": "2001-02-03"}},
    "entry": {"author": {"name": "Ada", "aliases": ["Lady"], "links": {"github": "ada"}}},
    "aliases": {"aliases": ["/old", "/older/page"]},
    "wrong date": {"title": "A", "date": "2015-13-40"},
    "wrong flag": {"draft": "perhaps"},
    "wrong address": {"adapted_from": {"title": "A", "url": "javascript:x"}},
    "unknown inside": {"adapted_from": {"titel": "A"}},
}
DRAFTS = [
    {"draft": True},
    {"draft": "Yes"},
    {"published": False},
    {"published": "off"},
    {"status": "draft"},
    {"draft": "true", "published": "true"},
]


def decoded(markup, header):
    return decode(FIND[markup](page(markup, header)), "page", markup=NAMES[markup])


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_says_the_same_in_each(name):
    # Flow style has a mapping in one line; fields have each of its keys in a line of its own.
    said = [decoded(markup, HEADERS[name]) for markup in MARKUPS]
    records = [replace(found.meta, lines={}, markup="markdown") for found in said]
    assert records[0] == records[1]
    assert records[0] != replace(decoded("md", {}).meta, lines={}) or said[0].problems
    messages = [[(p.subtype, p.line, p.message) for p in found.problems] for found in said]
    assert messages[0] == messages[1]


@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("header", DRAFTS, ids=str)
def test_a_draft_leaves_no_trace(make_site, header, markup):
    files = {
        "conf.py": "extensions = ['myst_parser', 'sphinx_commons.front_matter']\n",
        "index.md": "# Home\n",
        f"later.{markup}": page(markup, header, "Not yet", "A secret."),
    }
    built = make_site(files)
    assert built.warnings == ""
    named = [path for path in built.out.rglob("*") if "later" in path.name]
    read = [path.read_bytes() for path in built.out.rglob("*") if path.is_file()]
    assert named == []
    assert not any(b"secret" in text for text in read)


@pytest.mark.parametrize("markup", MARKUPS)
def test_what_becomes_a_draft_goes(make_site, markup):
    files = {
        "conf.py": "extensions = ['myst_parser', 'sphinx_commons.front_matter']\n",
        "index.md": "# Home\n",
        f"now.{markup}": page(markup, {"orphan": True}),
    }
    assert (make_site(files).out / "now.html").is_file()
    built = make_site({f"now.{markup}": page(markup, {"draft": True})})
    assert not (built.out / "now.html").exists()


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_warning_names_the_place(make_site, markup):
    header = {"orphan": True, "date": "2015-13-40"}
    built = make_site(
        {
            "conf.py": "extensions = ['myst_parser', 'sphinx_commons.front_matter']\n",
            f"page.{markup}": page(markup, header),
        }
    )
    assert built.warnings.startswith(f"page.{markup}:3: WARNING: date: '2015-13-40'")
    assert built.warnings.count("WARNING") == 1


def test_fields_that_docutils_refuses_become_records(make_site):
    entry = {"author": {"name": "Ada"}, "orphan": True, "status": "Work in progress"}
    built = make_site(
        {
            "conf.py": "extensions = ['sphinx_commons.front_matter']\n",
            "index.rst": page("rst", {}),
            "authors/ada.rst": page("rst", entry),
        }
    )
    assert built.warnings == ""
    assert page_meta(built.env, "authors/ada").author_entry.name == "Ada"
    assert "orphan" in built.env.metadata["authors/ada"]


FIRST = {
    "comment": ".. a comment\n   of two lines\n\n",
    "target": ".. _here:\n\n",
    "substitution": ".. |x| replace:: y\n\n",
    "meta": ".. meta::\n   :keywords: a\n\n",
    "nothing": "\n\n",
}


@pytest.mark.parametrize("above", FIRST.values(), ids=FIRST)
def test_fields_are_found_where_docutils_finds_them(above):
    found = decode(find_fields(f"{above}:Draft:\n:tags: a,\n  b\n\nTitle\n=====\n"), markup="rst")
    assert (found.meta.draft, found.meta.tags) == (True, ("a", "b"))
    assert found.meta.line("draft") == above.count("\n") + 1


NO_HEADER = {
    "below the title": "Title\n=====\n\n:draft: true\n",
    "below text": "Text.\n\n:draft: true\n",
    "in a directive": ".. note::\n   :draft: true\n\nText.\n",
    "after a footnote": ".. [1] A note.\n\n:draft: true\n",
    "a role": ":ref:`draft`: true\n",
    "nothing": "",
}


@pytest.mark.parametrize("source", NO_HEADER.values(), ids=NO_HEADER)
def test_other_fields_are_no_header(source):
    assert not decode(find_fields(source), markup="rst").meta.draft


def test_metadata_of_a_notebook():
    metadata = {"kernelspec": {"name": "python3"}, "draft": True, "date": "2015-13-40", "x": 1}
    text = json.dumps({"cells": [], "metadata": metadata}, indent=1)
    found = decode(find_metadata(text), markup="notebook")
    assert found.meta.draft
    line = text.splitlines().index('  "date": "2015-13-40",') + 1
    assert [problem.line for problem in found.problems] == [line]


@pytest.mark.parametrize("text", ["", "no JSON", "[]", "{}", '{"metadata": 1}', "[" * 100_000])
def test_what_is_no_notebook_says_nothing(text):
    assert decode(find_metadata(text), markup="notebook").problems == ()


@pytest.mark.parametrize("markup", MARKUPS)
def test_the_header_is_what_the_parser_gets(make_site, markup):
    conf = """extensions = ["myst_parser", "sphinx_commons.front_matter"]


def setup(app):
    app.connect("source-read", expand)


def expand(app, docname, source):
    source[0] = source[0].replace("{{ name }}", "'ada'")
"""
    text = page(markup, {"orphan": True, "owner": "{{ name }}"}, "Page", "By {{ name }}.")
    built = make_site({"conf.py": conf, f"page.{markup}": text})
    assert built.warnings == ""
    assert page_meta(built.env, "page").owner.strip("'") == "ada"
