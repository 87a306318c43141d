"""What a page lacks is known, whoever changes it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms import Transform
from docutils.utils import new_document
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx.testing.util import SphinxTestApp
from sphinx.util.nodes import NodeMatcher
from sphinx_commons.speed import kinds
from sphinx_commons.speed.kinds import KINDS, ROUGH, TRUSTED
from sphinx_commons.speed.traversal import findall, usual_findall

if TYPE_CHECKING:
    from collections.abc import Iterator

SOUGHT = (nodes.Text, nodes.strong, nodes.emphasis, nodes.title, nodes.Inline, nodes.document)
BY_HAND = re.compile(
    r"\.children\s*(?:=[^=]|\+=|\.(?:append|insert|extend)\()|\.children\[[^\]]*\]\s*=[^=]"
    r"|\.__class__\s*=[^=]"
)
# Modules of the trusted packages that nevertheless write lists of children, and why they may.
HARMLESS = {
    "docutils.nodes": "what tells us",
    "myst_parser.mocking": "while a page is parsed",
    "sphinx.builders._epub_base": "no nodes",
    "sphinx.builders.epub3": "no nodes",
    "sphinx.environment.adapters.toctree": "in copies, which are put into pages afterwards",
    "sphinx.util.logging": "no nodes",
    "sphinx.util.nodes": "in copies, and in books",
    "sphinx_commons.handbook.assemble": "in books",
    "sphinx_commons.handbook.latex.builder": "in books",
    "sphinx_commons.handbook.latex.reshape": "in books",
    "sphinx_commons.images.raw_html": "empties a list",
    "sphinx_commons.structured_data.search_titles": "takes nodes out for a moment",
    "sphinx_design.accordion": "while a page is parsed",
    "sphinx_design.badges_buttons": "empties a list",
    "sphinx_design.cards": "while a page is parsed",
    "sphinx_design.steps": "while a page is parsed",
}


@contextmanager
def opened() -> Iterator[nodes.document]:
    """A page that is open, while trees tell of nodes that come into them, as in a build."""
    usual = nodes.Node.setup_child
    nodes.Node.setup_child = kinds.tell_of_children(usual)
    page = new_document("page")
    page += nodes.paragraph("", "text")
    KINDS.open(page)
    try:
        yield page
    finally:
        nodes.Node.setup_child = usual
        KINDS.close()


def same(page: nodes.document) -> bool:
    """Whether all questions get docutils' own answers."""
    asked = (*SOUGHT, *(NodeMatcher(*SOUGHT[:count]) for count in range(3)))
    return all(
        list(map(id, findall(page, condition))) == list(map(id, usual_findall(page, condition)))
        for condition in asked
    )


def grown(draw: Any) -> nodes.Node:
    """A small tree that was made before it comes into the page."""
    kind = draw(st.sampled_from((nodes.paragraph, nodes.strong, nodes.emphasis, nodes.title)))
    leaves = st.sampled_from([nodes.Text, nodes.strong, nodes.emphasis])
    inner = (made("") for made in draw(st.lists(leaves, max_size=2)))
    return nodes.Text("t") if draw(st.booleans()) else kind("", "", *inner)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_change_is_seen(data):
    trees = [grown(data.draw) for _step in range(data.draw(st.integers(1, 6)))]
    with opened() as page:
        assert same(page)
        for node in trees:
            holders = list(usual_findall(page, nodes.Element))
            holder = data.draw(st.sampled_from(holders))
            way = data.draw(st.sampled_from(["append", "insert", "all", "replace", "remove"]))
            if way == "append":
                holder.append(node)
            elif way == "insert":
                holder.insert(0, [node, nodes.Text("u")])
            elif way == "all":
                holder[:] = [node]
            elif holder.parent is not None:
                holder.parent.replace(holder, [node] if way == "replace" else [])
            assert same(page)


def test_an_open_page_is_not_walked_through_for_what_it_lacks(monkeypatch):
    walks = []
    monkeypatch.setattr(kinds, "kinds_in", lambda tree: walks.append(tree) or {type(tree)})
    with opened() as page:
        assert list(findall(page, nodes.strong)) == list(findall(page, nodes.title)) == []
        assert walks == [page]


def test_trusted_packages_write_no_lists_of_children():
    found = set()
    for name in TRUSTED:
        if (spec := find_spec(name)) is None:
            continue
        folder = Path((spec.submodule_search_locations or [""])[0])
        for path in folder.rglob("*.py"):
            if BY_HAND.search(path.read_text(encoding="utf-8", errors="replace")):
                module = ".".join([name, *path.relative_to(folder).with_suffix("").parts])
                found.add(module)
    assert found - HARMLESS.keys() - ROUGH == set()


class Sloppy(Transform):
    """Puts a node into a list by hand, before and after others look."""

    default_priority = 400

    def apply(self) -> None:
        assert not list(self.document.findall(nodes.warning))
        slip_in(self.document, nodes.warning())
        assert list(self.document.findall(nodes.warning))


class Looks(Transform):
    """Notes what it finds; told to be of a package that is trusted."""

    default_priority = 401
    __module__ = "sphinx_commons.speed"

    def apply(self) -> None:
        assert list(self.document.findall(nodes.warning))


def slip_in(page: nodes.document, node: nodes.Node) -> None:
    """Put *node* at the end of the first section of *page*, and tell nobody."""
    section = page[0]
    section.children.append(node)
    node.parent = section


def test_code_that_goes_its_own_way(tmp_path):
    (tmp_path / "conf.py").write_text("extensions = ['sphinx_commons.speed']\n")
    (tmp_path / "index.rst").write_text("Title\n=====\n\nText\n")
    app = SphinxTestApp("html", srcdir=tmp_path)
    seen = []

    def sloppy(_app: object, page: nodes.document, *_more: object) -> None:
        slip_in(page, nodes.danger())

    def look(_app: object, page: nodes.document, *_more: object) -> None:
        seen.append((KINDS.page, len(list(page.findall(nodes.danger)))))

    look.__module__ = "sphinx_commons.speed"
    for event in ("doctree-read", "doctree-resolved"):
        app.connect(event, look, priority=1)
        app.connect(event, sloppy, priority=2)
        app.connect(event, look, priority=3)
    app.add_transform(Sloppy)
    app.add_transform(Looks)
    app.build()
    assert [count for _page, count in seen] == [0, 1, 1, 2]
    assert None not in [page for page, _count in seen]
    assert KINDS.page is None
    assert "Traceback" not in app.warning.getvalue()
    app.cleanup()
