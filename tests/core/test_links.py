"""Links are rewritten as lxml itself does it."""

from __future__ import annotations

from copy import deepcopy

import lxml.html
import pytest
from lxml.html import defs
from sphinx_commons.core.html_links import rewrite_links, with_class

ROOT = '<div cite="c">{}</div>'
PIECES = [
    '<p>No link, <b id="x">none</b>.</p>',
    '<a href="a.html#x">a</a> <a href=" spaced ">b</a> <a href="">c</a> <a name="d">d</a>',
    '<img src="x.png" alt="src"> <form action="go"><button formaction="stop">x</button></form>',
    '<blockquote cite="q"><a href="https://example.org/">e</a></blockquote>',
    '<p style="background: url(a.png)"><a href="b">b</a></p>',
    '<object codebase="base/" data="d" archive="e f"><param valuetype="ref" value="v"></object>',
    '<style>p { background: url("s.png") }</style><i background="t">i</i>',
    '<svg><use xlink:href="#icon"></use></svg><a href="b">b</a>',
]


@pytest.mark.parametrize("piece", [*PIECES, "".join(PIECES[:4])])
@pytest.mark.parametrize("where", [lambda link: f"/new/{link}", lambda link: link])
def test_links_become_what_lxml_makes_of_them(piece, where):
    ours = lxml.html.fragment_fromstring(ROOT.format(piece))
    theirs = deepcopy(ours)
    rewrite_links(ours, where)
    theirs.rewrite_links(where, resolve_base_href=False)
    assert lxml.html.tostring(ours) == lxml.html.tostring(theirs)


@pytest.mark.parametrize("name", sorted(defs.link_attrs))
def test_each_attribute_that_lxml_knows_is_known(name):
    ours = lxml.html.fragment_fromstring(f'<svg><b {name}="x">b</b></svg>')
    if name.isalpha():
        ours.tag = "div"
    theirs = deepcopy(ours)
    rewrite_links(ours, "/{}".format)
    theirs.rewrite_links("/{}".format, resolve_base_href=False)
    assert lxml.html.tostring(ours) == lxml.html.tostring(theirs)


def test_elements_are_found_by_one_of_their_classes():
    html = '<a class="x">1</a><p class="x">2</p><b class="a x b">3</b><a class="xx">4</a><a>5</a>'
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    assert [e.text for e in with_class(root, "x", "a", "b")] == ["1", "3"]
    assert with_class(root, "x", "a", "b", "p") == root.find_class("x")
