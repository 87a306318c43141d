"""The two regions of a page, and all else, which stays."""

from __future__ import annotations

import pytest
from sphinx_commons.releases.kept.regions import (
    RegionError,
    can_open,
    digest_of,
    filled,
    fixed_parts,
    opened,
)

PAGE = (
    b'<!DOCTYPE html><html><head><title>\xff</title>\n<link rel="canonical" href="https://a/b">\n'
    b'</HEAD ><body class="x"><header>Top</header><div role="main"><h1>A</h1></div></body></html>'
)
PLAIN = b"<html><head></head><body><p>Words</p></body></html>"


def test_regions_stand_in_head_and_content():
    page = opened(PAGE)
    parts = fixed_parts(page)
    assert b"".join(parts) == PAGE
    assert parts[0].endswith(b"\n")
    assert parts[1].endswith(b'<div role="main">')
    assert fixed_parts(opened(PLAIN))[1].endswith(b"<body>")


def test_a_canonical_of_the_page_can_go():
    assert b"canonical" not in opened(PAGE, drop_canonical=True)


def test_what_is_outside_never_changes():
    parts = fixed_parts(opened(PAGE))
    first = filled(parts, "<link>", "<nav>é</nav>")
    again = filled(fixed_parts(first), "", "other")
    assert fixed_parts(first) == fixed_parts(again) == parts
    assert digest_of(fixed_parts(again)) == digest_of(parts)
    assert digest_of(fixed_parts(again.replace(b"<h1>A", b"<h1>B"))) != digest_of(parts)


@pytest.mark.parametrize("page", [b"", b"<p>words", b"<html><head></head>", b"google-site: x"])
def test_what_is_no_page(page):
    assert not can_open(page)
    with pytest.raises(RegionError, match="no head or no body"):
        opened(page)


def test_half_a_page():
    with pytest.raises(RegionError, match="not the two regions"):
        fixed_parts(opened(PAGE)[:150])


def test_marks_of_its_own():
    with pytest.raises(RegionError, match="marks of the regions itself"):
        opened(PLAIN.replace(b"<p>", b"<!-- sphinx-commons:release -->"))
