"""The real documentation builds in every format, with warnings as errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builds import strict_build

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


@pytest.mark.parametrize(
    ("builder", "result"),
    [
        ("dirhtml", "faq/basics/index.html"),
        ("singlehtml", "index.html"),
        ("latex", "rdo-user-handbook.tex"),
        ("text", "faq/basics.txt"),
        ("man", "rdo.7"),
        ("gettext", "faq.pot"),
        ("typst", "rdo-user-handbook.pdf"),
    ],
)
def test_builds_without_a_warning(tmp_path: Path, builder: str, result: str):
    out = strict_build(tmp_path / "out", builder)
    assert (out / result).stat().st_size > 1000
