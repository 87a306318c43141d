"""Pages as they come from other generators."""

from __future__ import annotations

import pytest

from tests.builds import SEEDS

from .conftest import run_build

# The quirks of an old FAQ: a second title, old markup, raw HTML, links of another site.
OLD = """\
---
title: Frequently Asked Questions
category: documentation
faq: true
authors: ada, bob,
  eve
---

# Frequently Asked Questions

## What's "it"? {#it}

It\xe2\u20ac\u2122s [old](/install/packstack/).
{: .lead}

## What is Bob's role?
* one
* two

READMORE

## What is Bob's role?

<b>Again</b> <details><summary>more</summary>x</details>
"""


def test_an_old_page_keeps_all_questions_and_anchors(project, tmp_path):
    source = project({"index.md": OLD})
    built = run_build(source, tmp_path / "out")
    assert list(built.domain.questions) == [
        "what-s-it",
        "what-is-bob-s-role",
        "what-is-bob-s-role-1",
    ]
    ids = {tag["id"] for tag in built.soup("index.html").select(".faq-text, .faq-text > span[id]")}
    assert {"it", "what-is-bobs-role", "what-is-bobs-role-1"} <= ids
    assert "[faq." not in built.warnings
    assert built.domain.questions["what-s-it"].details.authors == ("ada", "bob", "eve")
    assert len(built.graph("index.html")["mainEntity"]) == 3


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the old FAQ is not on this machine")
def test_the_old_faq_shows_its_questions(project, tmp_path):
    [seed] = SEEDS.glob("001*")
    text = seed.read_text(encoding="utf-8").replace("\ncategory:", "\nfaq: true\ncategory:", 1)
    built = run_build(project({"index.md": text}), tmp_path / "out", html_baseurl="https://x.org/")
    assert len(built.soup("index.html").select(".faq-question > .faq-answer")) == 18
    assert len(built.graph("index.html")["mainEntity"]) == 18
    assert len(built.soup("faq-questions.html").select(".faq-list a")) == 18
    assert [line for line in built.warnings.splitlines() if "[myst.xref_missing]" not in line] == []
