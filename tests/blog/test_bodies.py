"""What is kept of written posts: for the next build, and never of another text."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx_commons.blog.bodies import Bodies
from sphinx_commons.blog.model import Post
from sphinx_commons.front_matter import Moment

POST = Post(docname="blog/2015/v1.2", title="T", moment=Moment(datetime(2015, 1, 1, tzinfo=UTC)))


@pytest.fixture
def builder(tmp_path) -> Any:
    return SimpleNamespace(
        name="html",
        doctreedir=tmp_path / "doctrees",
        outdir=tmp_path / "html",
        get_target_uri=lambda docname: f"{docname}.html",
    )


def test_a_body_is_known_in_later_builds(builder: Any):
    first = Bodies(builder)
    first.keep(POST, '<p>Some <a href="x.html">text</a>.</p>')
    assert first[POST].words == "Some text."
    assert first[POST].excerpt == '<p>Some <a href="/blog/2015/x.html">text</a>.</p>'
    assert 'href="https://e.org/blog/2015/x.html"' in first.full_text(POST, "https://e.org/")
    first.save()
    later = Bodies(builder)
    assert later[POST] == first[POST]
    assert later.full_text(POST, "https://e.org/") == first.full_text(POST, "https://e.org/")
    assert 'href="https://f.org/blog/2015/x.html"' in Bodies(builder).full_text(
        POST, "https://f.org/"
    )


def test_another_text_takes_its_place(builder: Any):
    first = Bodies(builder)
    first.keep(POST, "<p>One.</p>")
    assert "One" in first.full_text(POST, "/")
    assert first[POST].words == "One."
    first.save()
    later = Bodies(builder)
    later.keep(POST, "<p>Two.</p>")  # as long as before
    assert later[POST].words == "Two."
    assert later[POST].digest != first[POST].digest
    assert "Two" in later.full_text(POST, "/")


def test_a_post_that_was_never_written_has_no_body(builder: Any):
    bodies = Bodies(builder)
    assert bodies[POST] == ("", "", "")
    bodies.save()
    assert Bodies(builder)[POST] == ("", "", "")
