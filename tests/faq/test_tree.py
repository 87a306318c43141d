"""Both ways to write a question give the same tree."""

from __future__ import annotations

import re

import pytest
from docutils import nodes
from sphinx_commons.faq.nodes import question

from .conftest import run_build

HEADINGS = """\
---
faq: true
---
# Page

## What's *this* `code`?

One[^n] and [link](https://example.org).

### Sub heading

- two

#### Deeper

Three.

### Another

Four.

## Second question? 🎉

Five.

[^n]: Note.
"""
DIRECTIVES = """\
# Page

:::{faq:question} What's *this* `code`?
One[^n] and [link](https://example.org).

### Sub heading

- two

#### Deeper

Three.

### Another

Four.
:::

:::{faq:question} Second question? 🎉
Five.
:::

[^n]: Note.
"""


def tree(env, docname):
    text = env.get_doctree(docname).pformat()
    return re.sub(r'docname="\w+"|source="[^"]*"|(?<=<document).*', "", text)


def test_both_ways_give_the_same_tree(project):
    source = project({"index.md": HEADINGS, "other.md": DIRECTIVES})
    built = run_build(source, source.parent / "out", "dummy", suppress_warnings=["toc"])
    assert built.warnings == ""
    assert tree(built.env, "index") == tree(built.env, "other")
    records = list(built.domain.records.values())
    assert [q.title for q in records[:2]] == [q.title for q in records[2:]]


def outline(node):
    """Questions and sections as nested lists of titles, ``?`` before questions."""
    found = []
    for child in node.children:
        if isinstance(child, nodes.section):
            mark = "?" if isinstance(child, question) else ""
            found.append([mark + child[0].astext(), *outline(child)])
        elif isinstance(child, nodes.Element):
            found += outline(child)
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# P\n## A?\na\n### b\nb\n## c\n### D?\nd", ["P", ["?A?", ["b"]], ["c", ["?D?"]]]),
        ("# P\n## A?\na\n### B?\nb", ["P", ["?A?", ["?B?"]]]),
        ("# P?\n## A?\na", ["P?", ["?A?"]]),
        ("# P?\na\n## b\nb", ["?P?", ["b"]]),
        ("# P?\n:::{faq:question} A?\na\n:::", ["P?", ["?A?"]]),
        (
            "# P\n## A?\na\n\n:::{faq:question} B?\nb\n:::\n\ntext\n## C?\nc",
            ["P", ["?A?"], ["?B?"], ["?C?"]],
        ),
    ],
)
def test_outline(project, body, expected):
    source = project({"index.md": f"---\nfaq: true\n---\n{body}\n"})
    built = run_build(source, source.parent / "out", "dummy")
    assert built.warnings == ""
    assert outline(built.env.get_doctree("index")) == [expected]


def test_several_top_headings(project):
    source = project({"index.md": "---\nfaq: true\n---\n# A?\na\n\n# B?\nb\n"})
    built = run_build(source, source.parent / "out", "dummy")
    assert outline(built.env.get_doctree("index")) == [["?A?"], ["?B?"]]


def test_anchors_of_equal_titles_differ(project):
    text = "---\nfaq: true\n---\n# P\n## How?\na\n## How?\nb\n"
    source = project({"index.md": text, "other.md": text})
    built = run_build(source, source.parent / "out", "dummy", suppress_warnings=["toc"])
    assert built.warnings == ""
    assert list(built.domain.questions) == ["how", "how-1", "other-how", "other-how-1"]
    assert [q.anchor for q in built.domain.questions.values()] == ["how", "how-1"] * 2


def test_an_anchor_that_is_taken(project):
    text = "(why)=\n# Page\n\n(taken)=\ntext\n\n:::{faq:question} So?\n:id: taken\nyes\n:::\n"
    source = project({"index.md": text})
    built = run_build(source, source.parent / "out", "dummy")
    assert built.domain.questions["taken"].anchor == "faq-taken"


def test_a_label_finds_a_question(project):
    text = "---\nfaq: true\n---\n# P\n(my-label)=\n## How?\na {faq:q}`my-label` {ref}`my-label`\n"
    source = project({"index.md": text})
    built = run_build(source, source.parent / "out")
    assert built.warnings == ""
    links = built.soup("index.html").select("p a.internal[href^='#']")
    assert [(a.text, a["href"]) for a in links] == [("How?", "#how"), ("How?", "#my-label")]


def test_a_note_in_a_title_is_no_part_of_its_text(project):
    text = "---\nfaq: true\n---\n# P\n\n## How[^1]?\n\nSo.\n\n[^1]: Note.\n"
    source = project({"index.md": text})
    built = run_build(source, source.parent / "out", "dummy")
    assert [(q.qid, q.title) for q in built.domain.questions.values()] == [("how", "How?")]


def test_restructuredtext(project):
    text = """\
:faq: true

Page
====

Why rst?
--------
So.

.. faq:question:: Why not?
   :id: why-not

   Text.

   Sub
   ~~~
   More.
"""
    source = project({"index.rst": text})
    built = run_build(source, source.parent / "out", "dummy")
    assert built.warnings == ""
    assert outline(built.env.get_doctree("index")) == [
        ["Page", ["?Why rst?"], ["?Why not?", ["Sub"]]]
    ]


def test_credits_in_both_ways(build):
    from sphinx_commons.front_matter import public_credits

    given = [c for c in public_credits(build("faq").env) if c.kind == "question"]
    assert [(c.person, c.docname, c.anchor, c.title) for c in given] == [
        ("bob", "directives", "why-sugar", "Why sugar?"),
        ("eve", "directives", "why-sugar", "Why sugar?"),
        ("ada", "headings", "why-salt-nacl", "Why salt & NaCl?"),
        ("ada", "headings", "what-about-cook-s-pan", "What about Cook’s pan? 🍳"),
        ("ada", "headings", "ما-هو-rdo", "ما هو RDO؟"),
    ]
    assert given[0].date.isoformat() == "2024-02-29"
