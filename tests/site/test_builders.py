"""The real documentation builds in every format, with warnings as errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.builds import RealDocs

pytestmark = pytest.mark.site


@pytest.mark.parametrize(
    ("builder", "result"),
    [
        ("dirhtml", "faq/basics/index.html"),
        ("singlehtml", "index.html"),
        ("latex", "rdo-user-handbook.tex"),
        ("text", "faq/basics.txt"),
        ("man", "rdo.7"),
        ("gettext", "faq/basics.pot"),
        ("typst", "rdo-user-handbook.pdf"),
        ("epub-books", "rdo-user-handbook.epub"),
    ],
)
def test_builds_without_a_warning(real_docs: RealDocs, builder: str, result: str):
    assert (real_docs.built(builder) / result).stat().st_size > 1000
