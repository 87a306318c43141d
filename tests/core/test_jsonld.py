"""No text can end the script element that carries structured data."""

from __future__ import annotations

import json

from bs4 import BeautifulSoup
from sphinx_commons.core.jsonld import add_graph, script_tag

NASTY = "</script><script>alert(1)</script> <!-- & \u2028 \u2029 é 😀"


def test_text_stays_inside_and_comes_back_whole():
    soup = BeautifulSoup(script_tag({"name": NASTY}), "html.parser")
    (script,) = soup.find_all("script")
    assert script["type"] == "application/ld+json"
    assert json.loads(script.string) == {"name": NASTY}


def test_equal_graphs_are_equal_bytes_whatever_the_order():
    assert script_tag({"a": 1, "b": 2}) == script_tag({"b": 2, "a": 1})


def test_graphs_are_added_to_what_the_head_has():
    context = {"metatags": '<meta name="x">'}
    add_graph(context, {"a": 1})
    add_graph(context, {"b": 2})
    assert context["metatags"].startswith('<meta name="x">')
    assert len(BeautifulSoup(context["metatags"], "html.parser").find_all("script")) == 2
