"""HTML written by hand keeps its words and simple structure."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from exts.handbook.lowering import lower
from exts.handbook.raw_html import blocks_of, inlines_of


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
