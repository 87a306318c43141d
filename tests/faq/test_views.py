from __future__ import annotations

from datetime import date

import pytest
from sphinx_commons.core.vocabulary import Vocabulary
from sphinx_commons.faq.freshness import is_overdue, overdue
from sphinx_commons.faq.model import Details, Question
from sphinx_commons.faq.naming import name_questions
from sphinx_commons.faq.views import Filters, by_letter, choose, relate
from sphinx_commons.front_matter.dates import parse_moment


def ask(title="Why?", qid="", page="a", place=0, explicit=False, **details):
    if "reviewed" in details:
        details["reviewed"] = parse_moment(details["reviewed"])
    qid = qid or title.lower().rstrip("?").replace(" ", "-")
    own = Details(qid=qid if explicit else "", **details)
    anchors = (f"{qid}-{place}" if place else qid,)
    return Question(
        qid=qid, title=title, docname=page, place=place, line=1, anchors=anchors, own=own,
        details=own,
    )  # fmt: skip


def ids(questions):
    return [question.qid for question in questions]


def listed(questions, order=None, **filters):
    return ids(choose(questions, Filters(**filters), Vocabulary().slug, str.casefold, order or {}))


def test_a_name_that_no_question_uses_means_no_other_tag_of_its_slug():
    questions = [ask("A?", tags=("b c",)), ask("B?", place=1, tags=("b/c",))]
    tags = Vocabulary().including(["b c", "b/c"])
    for name, found in {"B_C": ["a"], "b/c": ["b"], "b.c": [], "b c 2": []}.items():
        assert ids(choose(questions, Filters(tags=(name,)), tags.tag, str, {})) == found


def test_ids_made_from_titles_are_shared_out_without_a_clash():
    registry = name_questions([ask(page="b/c"), ask(page="a"), ask(page="d")])
    assert list(registry.by_id) == ["why", "b-c-why", "d-why"]
    assert registry.by_id["why"].docname == "a"
    assert registry.clashes == []
    assert registry.shared == {"why": ["why", "b-c-why", "d-why"]}


def test_a_chosen_id_wins_over_one_from_a_title():
    registry = name_questions([ask(page="a"), ask(page="b", explicit=True)])
    assert registry.by_id["why"].docname == "b"
    assert (registry.clashes, registry.shared) == ([], {})


def test_a_chosen_id_taken_twice_is_a_clash():
    first, later = ask(page="a", explicit=True), ask(page="b", explicit=True)
    registry = name_questions([later, first])
    assert registry.clashes == [(later, first)]
    assert list(registry.by_id) == ["why", "b-why"]


def test_sorting_and_choosing():
    questions = [
        ask("Eggs?", page="b", tags=("Big Eggs",), reviewed="2026-01-02", authors=("Ada",)),
        ask("Änts?", page="b", place=1),
        ask("“Bees”?", page="a", tags=("x", "big-eggs"), reviewed="2026-01-03 10:00"),
    ]
    assert listed(questions) == ["“bees”", "eggs", "änts"]
    assert listed(questions, {"b": 0, "a": 1}) == ["eggs", "änts", "“bees”"]
    assert listed(questions, sort="title") == ["änts", "“bees”", "eggs"]
    assert listed(questions, sort="reviewed") == ["“bees”", "eggs", "änts"]
    assert listed(questions, tags=("big eggs",), limit=1) == ["“bees”"]
    assert listed(questions, pages=frozenset({"a"})) == ["“bees”"]
    assert listed(questions, author="ada") == ["eggs"]


def test_letters_of_the_index():
    groups = by_letter([ask("Why?"), ask("42?"), ask("Änts?"), ask("apes?")])
    assert [(letter, ids(group)) for letter, group in groups] == [
        ("#", ["42"]),
        ("A", ["änts", "apes"]),
        ("W", ["why"]),
    ]


def test_related_by_rare_words_and_tags():
    questions = [
        ask("How do I resize volumes?", tags=("storage",)),
        ask("Can volumes shrink while resize runs?", place=1),
        ask("Who cooks?", place=2, tags=("storage",)),
        *(ask(f"Question number {n}?", place=n) for n in range(3, 20)),
    ]
    relations = relate(questions, Vocabulary())
    near = ids(relations.like(questions[0]))
    assert near == ["can-volumes-shrink-while-resize-runs", "who-cooks"]
    assert relations.like(questions[5]) == []


@pytest.mark.parametrize(
    ("reviewed", "days", "expected"),
    [
        ("2026-01-01", 30, False),
        ("2026-01-01", 29, True),
        ("2025-12-31", 30, True),
        (None, 30, True),
        ("2020-01-01", 0, False),
        (None, 0, False),
    ],
)
def test_overdue(reviewed, days, expected):
    details = {"reviewed": reviewed} if reviewed else {}
    assert is_overdue(ask(**details), days, date(2026, 1, 31)) is expected


def test_overdue_are_ordered_by_owner_and_page():
    questions = [ask("A?", page="b", owner="x"), ask("B?", page="a", owner="x"), ask("C?")]
    assert ids(overdue(questions, 1, date(2026, 1, 1))) == ["c", "b", "a"]
