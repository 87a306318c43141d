"""The EPUB of the real documentation is valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builds import strict_build
from tests.epub.checker import faults

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


def test_epubcheck_finds_nothing(tmp_path: Path):
    out = strict_build(tmp_path / "out", "epub")
    assert faults(out / "RDO.epub") == []
    assert not [page for page in out.rglob("*.xhtml") if "data-href" in page.read_text("utf-8")]
