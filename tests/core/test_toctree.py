"""The order of the toctrees, whatever their shape."""

from __future__ import annotations

from types import SimpleNamespace

from sphinx_commons.core.toctree import reading_order, toctree_parents


def site(**includes: str) -> SimpleNamespace:
    listed = {docname: children.split() for docname, children in includes.items()}
    names = {"index", "alone", *listed, *(name for names in listed.values() for name in names)}
    return SimpleNamespace(
        config=SimpleNamespace(root_doc="index"),
        toctree_includes=listed,
        all_docs=dict.fromkeys(sorted(names - {"gone"})),
    )


def test_pages_come_as_readers_meet_them():
    env = site(index="b a gone", b="y x", a="x z")
    parents = {"index": None, "b": "index", "y": "b", "x": "b", "a": "index", "z": "a"}
    assert list(toctree_parents(env).items()) == list(parents.items())
    assert reading_order(env) == [*parents, "alone"]


def test_circles_come_to_an_end():
    env = site(index="a index", a="b a", b="index a c")
    assert list(toctree_parents(env)) == ["index", "a", "b", "c"]


def test_a_part_of_the_site():
    env = site(index="a b", a="c", b="d", d="e")
    assert list(toctree_parents(env, ["b", "a", "b"], without={"d"})) == ["b", "a", "c"]


def test_a_long_chain_is_no_recursion():
    env = site(index="p0", **{f"p{n}": f"p{n + 1}" for n in range(5000)})
    assert len(toctree_parents(env)) == 5002
