"""HTML written by hand keeps its words and simple structure."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx_commons.core.html.raw_html import blocks_of, inlines_of
from sphinx_commons.handbook.lowering import lower


def shape(found: list[nodes.Node]) -> list[str]:
    return [node.__class__.__name__ for node in found]


def test_blocks() -> None:
    found = blocks_of(
        "<div><h2>Head</h2><p>One <b>bold</b> &amp; two</p><ul><li>a<li>b</ul>"
        "<pre>x\n y</pre><hr><script>alert(1)</script></div>"
    )
    assert shape(found) == ["rubric", "paragraph", "bullet_list", "literal_block", "transition"]
    assert found[1].astext() == "One bold & two"
    assert found[3].astext() == "x\n y"
    assert "alert" not in "".join(node.astext() for node in found)


def test_links_images_and_tables() -> None:
    found = blocks_of('<a href="https://x.example/">x</a><img src="a.png" alt="A"><td>cell</td>')
    (link,) = found[0].findall(nodes.reference)
    (image,) = found[0].findall(nodes.image)
    assert link["refuri"] == "https://x.example/"
    assert (image["uri"], image["alt"]) == ("a.png", "A")
    assert found[1].astext() == "cell"


@pytest.mark.parametrize(
    "html", ["<p>open", "</p></ul>stray", "<li>loose", "<unknown>x</unknown>", "<"]
)
def test_broken_html_keeps_its_words(html: str) -> None:
    words = html.replace("<p>", "").replace("</p></ul>", "").replace("<li>", "")
    words = words.replace("<unknown>", "").replace("</unknown>", "")
    assert "".join(node.astext() for node in blocks_of(html)) == words


def test_task_marks() -> None:
    found = inlines_of('<input type="checkbox" disabled checked>')
    assert [node["classes"] for node in found if isinstance(node, nodes.inline)] == [["task-done"]]


def test_pairs_of_tags_wrap_what_is_between() -> None:
    document = new_document("test")
    raw = [nodes.raw("", text, format="html") for text in ("<kbd>", "<s>", "</s>", "</kbd>")]
    paragraph = nodes.paragraph("", "", raw[0], nodes.Text("a "), raw[1], nodes.Text("b"), *raw[2:])
    document += paragraph
    lower(document)
    (key,) = paragraph.children
    assert isinstance(key, nodes.inline)
    assert key["classes"] == ["kbd"]
    assert key.astext() == "a b"
    assert [node["classes"] for node in key.findall(nodes.inline)] == [["kbd"], ["s"]]


def cells(table: nodes.Element) -> list[list[tuple[str, int, int]]]:
    """Return words and spans of the cells of each row."""
    return [
        [(cell.astext(), cell.get("morerows", 0), cell.get("morecols", 0)) for cell in row.children]
        for row in table.findall(nodes.row)
    ]


def test_table() -> None:
    (table, after) = blocks_of(
        "<table><caption>Prices</caption><thead><tr><th>Salt<th>Pepper<th>Sum</tr></thead>"
        "<tr><th rowspan=9>a<td colspan=99>b</tr><tr><td>c</tr></table>after"
    )
    assert cells(table) == [
        [("Salt", 0, 0), ("Pepper", 0, 0), ("Sum", 0, 0)],
        [("a", 1, 0), ("b", 0, 1)],
        [("c", 0, 0), ("", 0, 0)],
    ]
    assert [head.astext() for head in table.findall(nodes.thead)] == ["Salt\n\nPepper\n\nSum"]
    assert table[0].astext() == "Prices"
    assert after.astext() == "after"


def test_table_that_only_lays_out() -> None:
    (table,) = blocks_of("<table><tr><td><table><tr><td>a<td>b</table></table>")
    assert cells(table) == [[("a", 0, 0), ("b", 0, 0)]]
    assert shape(blocks_of("<table><tr><td>a<tr><td>b</table>")) == ["paragraph", "paragraph"]


def test_lists_have_items_only() -> None:
    (found,) = blocks_of("<ol start=3>loose<li>a<ol><ol><li>b</ol></ol><p>c</p></ol>")
    assert found["start"] == 3
    for held in found.findall(nodes.enumerated_list):
        assert shape(held.children) == ["list_item"] * len(held)
    assert found.astext().split() == ["loose", "a", "b", "c"]


def test_definitions() -> None:
    (found,) = blocks_of("<dl><dt>a<dt>b<dd>c<p>d<dt>e</dl>")
    assert [shape(item.children) for item in found.children] == [
        ["term", "term", "definition"], ["term"],
    ]  # fmt: skip
    assert found.astext().split() == ["a", "b", "c", "d", "e"]


def test_places() -> None:
    found = blocks_of('<a name="one"></a><table id="two"><tr id="no"><td id="three">a<td>b</table>')
    holder = nodes.container("", *found)
    assert [target["ids"] for target in holder.findall(nodes.target)] == [
        ["one"],
        ["two"],
        ["three"],
    ]
    assert holder.astext().split() == ["a", "b"]
