"""What is changed in a tree before it is written."""

from __future__ import annotations

from docutils import nodes
from docutils.utils import new_document
from sphinx_commons.handbook.lowering import lower


def tree_of(*children: nodes.Node) -> nodes.document:
    document = new_document("salt")
    document += nodes.paragraph("", "", *children)
    return document


def test_texts_that_touch_are_one() -> None:
    texts = ["Salt", " ", "and", " ", "pepper", "\x00*"]
    emphasis = nodes.emphasis("", "", nodes.Text("a"), nodes.Text(" "), nodes.Text("b"))
    tree = tree_of(*map(nodes.Text, texts), emphasis, nodes.Text(" "), nodes.Text("x"))
    said = tree.astext()
    lower(tree)
    (paragraph,) = tree.findall(nodes.paragraph)
    assert [type(child) for child in paragraph] == [nodes.Text, nodes.emphasis, nodes.Text]
    assert all(child.parent is paragraph for child in paragraph)
    assert [len(found) for found in tree.findall(nodes.emphasis)] == [1]
    assert tree.astext() == said


def test_dark_picture_is_left_out() -> None:
    kept, dropped = (
        nodes.image("", uri=f"{name}.svg", classes=[name]) for name in ("only-light", "only-dark")
    )
    tree = tree_of(kept, dropped)
    lower(tree)
    assert list(tree.findall(nodes.image)) == [kept]


def test_dark_figure_is_left_out_whole() -> None:
    def figure(name: str, *above: type[nodes.Element]) -> nodes.figure:
        picture: nodes.Element = nodes.image("", uri=f"{name}.svg", classes=[name])
        for kind in above:
            picture = kind("", "", picture)
        return nodes.figure("", picture, nodes.caption("", name), ids=[f"id-{name}"])

    tree = tree_of()
    tree += [figure("only-light"), figure("only-dark"), figure("dark-only", nodes.reference)]
    lower(tree)
    (kept,) = tree.findall(nodes.figure)
    assert kept["ids"] == ["id-only-light"]
    assert "dark" not in tree.astext()
    assert [node["ids"] for node in tree.findall(nodes.target)] == [
        ["id-only-dark"],
        ["id-dark-only"],
    ]


def test_figure_with_another_picture_stays() -> None:
    dark = nodes.image("", uri="dark.svg", classes=["only-dark"])
    tree = tree_of()
    tree += nodes.figure("", dark, nodes.image("", uri="light.svg"), nodes.caption("", "Both"))
    lower(tree)
    assert [image["uri"] for image in tree.findall(nodes.image)] == ["light.svg"]
    assert "Both" in tree.astext()


def test_addresses_hold_any_sign() -> None:
    tag, end = '<a href="https://salt.example/?a=<1>&amp;b=2" title=\'"\'>', "</a>"
    html = [nodes.raw("", text, format="html") for text in (tag, end)]
    tree = tree_of(html[0], nodes.Text("salt"), html[1])
    lower(tree)
    (link,) = tree.findall(nodes.reference)
    assert (link["refuri"], link.astext()) == ("https://salt.example/?a=<1>&b=2", "salt")
