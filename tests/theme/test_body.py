"""Bodies without style attributes, and with headings and landmarks that are valid."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx_commons.core import words
from sphinx_commons.theme import HeadingsInside, body
from sphinx_commons.theme.body import repaired


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<col style="width: 33.3%" />', '<col class="theme-width-33" />'),
        ('<col style="width: 0.1%" />', '<col class="theme-width-1" />'),
        (
            '<img alt="a" src="a.png" style="width: 40px;" />',
            '<img alt="a" src="a.png" width="40" />',
        ),
        (
            '<figure class="x" id="y" style="width: 60%">',
            '<figure class="x theme-width-60" id="y">',
        ),
        ('<figure style="width: 60px">', '<figure data-style="width: 60px">'),
        ("<p style='color: red; width: 5%'>", '<p class="theme-width-5" data-style="color: red">'),
        ('<p style="font: &quot;A&quot;">', '<p data-style="font: &quot;A&quot;">'),
        ('<img style="height: 2em">', '<img data-style="height: 2em">'),
        ("<P STYLE='a:b'\nid=x>", '<P\nid=x data-style="a:b">'),
        ('<b title="> style=x" style="a: b">', '<b title="> style=x" data-style="a: b">'),
        ('<b style="">', "<b>"),
    ],
)
def test_styles_are_told_without_the_attribute(written, expected):
    assert repaired(f"<i>{written}</i>") == f"<i>{expected}</i>"


@pytest.mark.parametrize(
    "text",
    [
        "<p>Write style=&quot;x&quot;.</p>",
        '<p data-style="a: b">x</p>',
        "<pre>&lt;p style=&quot;a&quot;&gt;</pre>",
        "<p>1 < 2 and style=x</p>",
    ],
)
def test_other_text_stays(text):
    assert repaired(text) == text


def test_captions_are_headings_of_the_level_that_follows():
    caption = '<p class="caption" role="heading"><span>Parts</span></p>'
    assert repaired(caption) == '<h1 class="caption"><span>Parts</span></h1>'
    for level, expected in ((1, 2), (3, 4), (6, 6)):
        heading = f"<h{level}>Title</h{level}>"
        wanted = f'<h{expected} class="caption"><span>Parts</span></h{expected}>'
        assert repaired(heading + caption) == heading + wanted


def test_citations_have_roles_that_are_allowed():
    written = (
        '<div role="list" class="citation-list">\n'
        '<div class="citation" id="a" role="doc-biblioentry">A</div>\n</div>'
    )
    assert repaired(written) == (
        '<div class="citation-list">\n<div class="citation" id="a">A</div>\n</div>'
    )


def test_tasks_are_named():
    box = '<input class="task-list-item-checkbox"{} disabled="disabled" type="checkbox"{}>'
    assert repaired(box.format("", "")) == box.format("", ' aria-label="To do"')
    done = ' checked="checked"'
    assert repaired(box.format(done, "")) == box.format(done, ' aria-label="Done"')


def test_parts_of_listings_may_stand_there():
    part = '<{0} class="viewcode-block" id="A">\n<a href="#">x</a>&lt;div y</{0}>'
    assert repaired(f"<div><pre>{part.format('div')}</pre></div>") == (
        f"<div><pre>{part.format('span')}</pre></div>"
    )


def test_landmarks_without_a_name_are_none():
    assert repaired('<aside class="footnote-list brackets">') == (
        '<aside role="none" class="footnote-list brackets">'
    )
    assert repaired('<aside class="topic" id="x">') == '<aside role="note" class="topic" id="x">'
    assert repaired('<aside class="topical">') == '<aside class="topical">'


def test_boxes_of_tasks_are_named_in_the_language_of_the_site(monkeypatch):
    box = '<input class="task-list-item-checkbox" type="checkbox">'
    words.speak(words.Speaker("de"))
    assert 'aria-label="Zu erledigen"' in repaired(box)
    monkeypatch.setattr(body, "_", {"To do": 'Zu "tun"'}.__getitem__)
    assert 'aria-label="Zu &quot;tun&quot;"' in repaired(box)


def test_headings_in_lists_and_quotations_are_headings():
    document = new_document("page")
    document += [nodes.rubric("", "In a list", level=4), nodes.rubric("", "No heading")]
    HeadingsInside(document).run()
    assert [node.get("heading-level") for node in document] == [4, None]
