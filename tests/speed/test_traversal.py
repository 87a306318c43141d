"""The search in trees gives what docutils' own gives."""

from __future__ import annotations

import inspect

import pytest
from docutils import nodes
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx_commons.speed.traversal import findall, usual_findall

KINDS = (nodes.section, nodes.paragraph, nodes.emphasis, nodes.strong)
CONDITIONS = (None, nodes.Node, nodes.paragraph, nodes.Text, nodes.pending)
FLAGS = ("include_self", "descend", "siblings", "ascend")


def grown(kind: type[nodes.Element], children: list[nodes.Node]) -> nodes.Node:
    node = kind()
    node.extend(children)
    return node


TREES = st.recursive(
    st.sampled_from("abc").map(nodes.Text),
    lambda trees: st.builds(grown, st.sampled_from(KINDS), st.lists(trees, max_size=4)),
    max_leaves=30,
)


def same(ours: object, theirs: object) -> bool:
    """Whether both give the very same nodes; equal texts are not enough."""
    return [id(node) for node in ours] == [id(node) for node in theirs]


@settings(deadline=None)
@given(TREES, st.data())
def test_all_ways_of_asking_give_the_same_nodes(tree, data):
    start = data.draw(st.sampled_from(list(usual_findall(tree))))
    flags = {name: data.draw(st.booleans()) for name in FLAGS}
    for condition in CONDITIONS:
        assert same(findall(start, condition, **flags), usual_findall(start, condition, **flags))

    def is_short(node: nodes.Node) -> bool:
        return len(node.children) < 2

    assert same(findall(start, is_short, **flags), usual_findall(start, is_short, **flags))


@pytest.mark.parametrize("condition", [nodes.strong, lambda node: isinstance(node, nodes.strong)])
def test_a_tree_may_change_while_it_is_searched(condition):
    def replaced(search) -> str:
        paragraph = nodes.paragraph("", "", *(nodes.strong("", text) for text in "abc"))
        tree = nodes.section("", paragraph, nodes.strong("", "d"))
        for node in search(tree, condition):
            if node.astext() in "bd":
                node.parent.replace(node, [nodes.emphasis("", "", nodes.strong("", "new"))])
            elif node.astext() == "a":
                node.append(nodes.strong("", "e"))
        return tree.pformat()

    assert replaced(findall) == replaced(usual_findall)


def test_docutils_asks_as_we_answer():
    theirs = inspect.signature(usual_findall).parameters
    ours = inspect.signature(findall).parameters
    assert list(ours) == list(theirs)
    assert [p.default for p in ours.values()] == [p.default for p in theirs.values()]
