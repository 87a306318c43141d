"""Copies of answers: their links, images, notes and headings work where they are shown."""

from __future__ import annotations

import pytest

from .conftest import run_build

IMAGE = b"\x89PNG\r\n\x1a\n"
SOURCE = """\
# Source

## Beside

Text beside.

::::{faq:question} What is inside?
:id: inside

[Page](../plain.md), [its part](../plain.md#part), {doc}`../plain`, [beside](#beside),
[](#sub), [source](#source), [one](one.md#other-thing) and {faq:q}`other`.[^a]

![A picture](picture.png)

### Sub

:::{faq:question} Is this nested?
Nested text.
:::

Last words.[^b]
::::

:::{faq:question} What is other?
:id: other

Yes.
:::

[^a]: First *note*.
[^b]: Second note.
"""
PAGES = {
    "index.md": "# I\n\n```{toctree}\nplain\ndeep/one\ndeep/source\nshown\n```\n",
    "plain.md": "# Plain\n\n## Part\n\nText.\n",
    "deep/one.md": "# One\n\n:::{faq:question} One thing?\n:id: other-thing\nYes.\n:::\n",
    "deep/source.md": SOURCE,
    "shown.md": "# Shown\n\n```{faq:include} inside\n```\n\n```{faq:include} inside\n```\n",
}


@pytest.fixture
def site(project, tmp_path):
    source = project(PAGES)
    (source / "deep" / "picture.png").write_bytes(IMAGE)
    return run_build(source, tmp_path / "out", myst_heading_anchors=3, nitpicky=True)


def test_links_lead_where_they_led(site):
    assert site.warnings == ""
    first, second = site.soup("shown.html").select(".faq-included")
    links = [(a.text, a["href"]) for a in first.select("p a.reference:not([role])")]
    assert links == [
        ("Page", "plain.html"),
        ("its part", "plain.html#part"),
        ("Plain", "plain.html"),
        ("beside", "deep/source.html#beside"),
        ("Sub", "#included-1-sub"),
        ("source", "deep/source.html#source"),
        ("one", "deep/one.html#other-thing"),
        ("What is other?", "deep/source.html#other"),
        ("What is inside?", "deep/source.html#inside"),
    ]
    assert first.img["src"] == "_images/picture.png"
    assert "Nested text." in first.text
    assert [note.p.text for note in first.select(".footnote")] == ["First note.", "Second note."]
    assert second.select("[id^=included-2-]")


def test_ids_and_structured_data_are_not_doubled(site):
    soup = site.soup("shown.html")
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert not soup.select(".faq-question")
    assert "ld+json" not in site.text("shown.html")
    assert {a["href"][1:] for a in soup.select(".faq-included a[href^='#']")} <= set(ids)
    assert sum(q.title == "Is this nested?" for q in site.domain.questions.values()) == 1


def test_answers_that_include_each_other(project, tmp_path):
    one = ":::{faq:question} One?\nA.\n\n```{faq:include} two\n```\n:::\n"
    two = ":::{faq:question} Two?\nB.\n\n```{faq:include} one\n```\n:::\n"
    source = project({"index.md": f"# P\n\n{one}\n{two}"})
    built = run_build(source, tmp_path / "out")
    assert [line.partition("WARNING: ")[2] for line in built.warnings.splitlines()] == [
        "question 'one' includes itself [faq.include]",
        "question 'two' includes itself [faq.include]",
    ]
    assert built.soup("index.html").select_one("#one .faq-included > p").text == "B."


def test_lists_know_people_by_any_name(project, tmp_path):
    person = "---\nauthor:\n  name: Ada Lovelace\n  aliases: [countess]\n---\n# Ada\n"
    asked = ":::{faq:question} Why?\n:authors: countess\nYes.\n:::\n"
    listed = "```{faq:list}\n:author: Ada Lovelace\n```\n\n```{faq:list}\n:author: ad\n```\n"
    source = project({"index.md": f"# P\n\n{asked}\n{listed}", "authors/ada.md": person})
    built = run_build(
        source, tmp_path / "out", html_theme="furo",
        extensions=["sphinx_commons.authors", "sphinx_commons.faq"],
        suppress_warnings=["toc"],
    )  # fmt: skip
    assert built.soup("index.html").select_one(".faq-list a").text == "Why?"
    first, second = (line.partition("WARNING: ")[2] for line in built.warnings.splitlines())
    assert first == "unknown author 'ad'; did you mean 'ada'? [faq.list]"
    assert second == "no question fits this list [faq.list]"


def test_unlisted_questions_are_only_where_they_stand(project, tmp_path):
    hidden = (
        "---\nunlisted: true\norphan: true\nfaq: true\ntags: t\n---\n# H\n\n## Hidden?\n\nYes.\n"
    )
    shown = "# P\n\n:::{faq:question} Shown?\n:tags: t\nYes.\n:::\n\n```{faq:list}\n```\n"
    source = project({"index.md": f"{shown}\n{{faq:q}}`hidden`\n", "hidden.md": hidden})
    built = run_build(source, tmp_path / "out")
    assert built.warnings == ""
    soup = built.soup("index.html")
    assert [a.text for a in soup.select(".faq-list a")] == ["Shown?"]
    assert "Hidden?" not in built.text("faq-questions.html")
    assert [name for name, *_ in built.domain.get_objects()] == ["shown"]
    assert soup.select_one("section > p a.reference")["href"] == "hidden.html#hidden"
