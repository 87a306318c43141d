"""Which page of a release stands for one of another."""

from __future__ import annotations

import pytest
from sphinx_commons.releases.kept.nearest import Tree, ancestors, counterpart, nearest

OLD = Tree(
    "1", "releases/1/",
    ["index.html", "a/index.html", "a/b/index.html", "gone/index.html", "x.html"], {},
)  # fmt: skip
NEW = Tree(
    "2", "",
    ["index.html", "a/index.html", "moved/b/index.html", "a/new/index.html", "y.html"],
    {"a/b/index.html": "half/index.html", "half/index.html": "moved/b/index.html",
     "x.html": "y.html", "c/index.html": "c/index.html"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("index.html", "index.html"),
        ("a/index.html", "a/index.html"),
        ("a/b/index.html", "moved/b/index.html"),
        ("gone/index.html", "index.html"),
        ("x.html", "y.html"),
        ("c/index.html", "index.html"),
    ],
)
def test_to_a_newer_release(path, found):
    assert nearest(path, OLD, NEW) == found


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("y.html", "x.html"),
        ("a/new/index.html", "a/index.html"),
        ("a/new/deep/page.html", "a/index.html"),
    ],
)
def test_to_an_older_release(path, found):
    assert nearest(path, NEW, OLD) == found


def test_an_ancestor_is_not_the_same_page():
    assert counterpart("gone/index.html", OLD, NEW) is None
    assert counterpart("a/b/index.html", OLD, NEW) == "moved/b/index.html"


def test_ancestors():
    assert [*ancestors("a/b/index.html")] == ["a/index.html", "index.html"]
    assert [*ancestors("a/b.html")] == ["a/index.html", "index.html"]
    assert [*ancestors("index.html")] == []
