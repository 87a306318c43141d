"""Reading time: what counts, and at which pace."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx_commons.authors.lengths import measure, minutes
from sphinx_commons.authors.model import Length


def paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph(text, text)


def test_prose_code_and_images_are_counted_apart():
    figure = nodes.figure("", nodes.image("", uri="a.png", alt="Not read aloud"))
    image = nodes.image("", uri="b.png", alt="neither")
    inside = nodes.paragraph("", "", nodes.Text("before "), image, nodes.Text(" after"))
    tree = nodes.section(
        "",
        nodes.title("", "A title"),
        nodes.paragraph("", "One ", nodes.strong("", "t"), nodes.Text("wo — three.")),
        nodes.literal_block("", "$ echo one\n# two"),
        nodes.math_block("", "a + b"),
        figure,
        inside,
    )
    assert measure(tree) == Length(words=7, ideographs=0, code=5, images=2)


def test_what_nobody_reads_is_not_counted():
    tree = nodes.section(
        "",
        nodes.comment("", "hidden words"),
        nodes.raw("", "<b>raw</b>", format="html"),
        nodes.system_message("", paragraph("oh no")),
        addnodes.toctree("", entries=[]),
    )
    assert measure(tree) == Length()


def test_ideographs_are_counted_one_by_one():
    assert measure(paragraph("日本語 and ひらがな")) == Length(words=1, ideographs=7)


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (Length(), 1),
        (Length(words=238), 1),
        (Length(words=239), 2),
        (Length(words=2380), 10),
        (Length(code=119), 1),
        (Length(code=1190), 10),
        (Length(ideographs=3000), 10),
        (Length(images=60), 10),
        (Length(words=119, code=59, images=1), 2),
    ],
)
def test_minutes_are_rounded_up(length, expected):
    assert minutes(length) == expected
