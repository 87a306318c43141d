"""Who a written name stands for."""

from __future__ import annotations

import pytest
from ablog.blog import slugify
from sphinx_commons.authors.model import Author
from sphinx_commons.authors.registry import Registry, slug


def author(own_id: str, name: str = "", *aliases: str) -> Author:
    return Author(
        id=own_id, name=name or own_id, docname=f"authors/{own_id}", aliases=aliases, line=2
    )


RICH = author("rbowen", "Rich Bowen", "rich", "Rich B.")
JAKUB = author("jruzicka", "Jakub Ru\u017ei\u010dka")
DAVE = author("dneary", "Dave Neary")
REGISTRY = Registry([RICH, JAKUB, DAVE])


@pytest.mark.parametrize(
    "written",
    ["rbowen", "RBowen", "rich", "RICH", "Rich Bowen", "rich  bowen", " rbowen ", "rich b."],
)
def test_ids_aliases_and_names_resolve(written):
    assert REGISTRY.resolve(written).author is RICH


def test_letters_made_of_two_characters_are_the_same_letters():
    assert REGISTRY.resolve("Jakub Ruz\u030cic\u030cka").author is JAKUB


@pytest.mark.parametrize(
    ("written", "hint"), [("rbowem", "rbowen"), ("Dave Nery", "Dave Neary"), ("richh", "rich")]
)
def test_unknown_names_get_a_hint(written, hint):
    found = REGISTRY.resolve(written)
    assert found.author is None
    assert found.problem == f"unknown author {written!r}; did you mean {hint!r}?"


def test_a_name_like_no_other_gets_no_hint():
    assert REGISTRY.resolve("Zoe").problem == "unknown author 'Zoe'"


def test_exact_beats_other_case():
    upper, lower = author("Ada"), author("bob", "Bob", "ada")
    registry = Registry([lower, upper])
    assert registry.resolve("Ada").author is upper
    assert registry.resolve("ada").author is lower
    assert registry.resolve("ADA").problem == "author 'ADA' may be 'Ada', 'bob'; write the id"


def test_a_name_that_two_people_have_is_not_guessed():
    registry = Registry([author("js1", "John Smith"), author("js2", "John Smith")])
    assert registry.resolve("John Smith").author is None
    assert "'js1', 'js2'" in registry.resolve("john smith").problem
    assert registry.resolve("js2").author is registry.authors["js2"]


def test_an_alias_belongs_to_the_first_who_claims_it():
    first, second = author("a", "A", "shared"), author("b", "B", "shared", "a")
    registry = Registry([second, first])
    assert registry.resolve("shared").author is first
    assert [(clash.name, clash.author, clash.first) for clash in registry.clashes] == [
        ("shared", second, first),
        ("a", second, first),
    ]


def test_an_id_belongs_to_the_first_who_claims_it():
    first = author("ada")
    second = Author(id="Ada", name="Other Ada", docname="authors/other")
    registry = Registry([second, first])
    assert registry.authors == {"ada": first}
    assert [clash.author for clash in registry.clashes] == [second]


def test_an_own_name_twice_is_no_clash():
    assert Registry([author("ada", "Ada", "ada", "Ada", "ada")]).clashes == []


def test_many_unknown_names_do_not_cost_many_comparisons():
    registry = Registry(author(f"person-{number}") for number in range(2000))
    found = [registry.resolve(f"nobody {number}") for number in range(20000)]
    assert all(entry.author is None for entry in found)


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("author-rbowen", RICH),
        ("author-rich-bowen", RICH),
        ("author-rich-b", RICH),
        ("author-jakub-ruzicka", JAKUB),
        ("rbowen", None),
        ("author-nobody", None),
    ],
)
def test_labels_as_ablog_writes_them(label, found):
    assert REGISTRY.labelled(label) is found


@pytest.mark.parametrize(
    "name", ["Rich Bowen", "Jakub Ru\u017ei\u010dka", "O'Neil, J. - x", "A_b  c", "山田"]
)
def test_slugs_are_those_of_ablog(name):
    assert slug(name) == slugify(name)
