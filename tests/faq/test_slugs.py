from __future__ import annotations

import pytest
from sphinx_commons.faq.slugs import is_question, kramdown_ids, slugify, unused


@pytest.mark.parametrize(
    "title",
    [
        "What is RDO?",
        "What is it? 🎉",
        "Why is it “not mapped?”",
        "Which one (or both?)",
        "ما هو RDO؟",
        "ما هو RDO؟\u200f",
        "什么是RDO？",
        "Old style? {#old}",
        "Really?\ufe0f",
        "?",
    ],
)
def test_titles_that_ask(title):
    assert is_question(title)


@pytest.mark.parametrize("title", ["", "Group", "Why? Because.", "Ready? (yes)", "What {x}", "🎉"])
def test_titles_that_do_not_ask(title):
    assert not is_question(title)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("What is RDO?", "what-is-rdo"),
        ("What's Red Hat's part?", "what-s-red-hat-s-part"),
        ("¿Qué es esto?", "que-es-esto"),
        ("Straße und Weg?", "strasze-und-weg"),
        ("ما هو RDO؟", "ما-هو-rdo"),
        ("क्या है?", "क्या-है"),
        ("Old style? {#old}", "old-style"),
        ("?", "question"),
        ("🎉", "question"),
    ],
)
def test_slug(title, slug):
    assert slugify(title) == slug


def test_unused_counts_up():
    assert unused("a", {"b"}) == "a"
    assert unused("a", {"a", "a-1"}) == "a-2"


def test_kramdown_ids_of_a_page():
    titles = ["What is RDO?", "Red Hat's part?", "What is RDO?", "What is RDO?", "42", "A {#b-c}"]
    assert kramdown_ids(titles) == [
        "what-is-rdo",
        "red-hats-part",
        "what-is-rdo-1",
        "what-is-rdo-2",
        "section",
        "b-c",
    ]
