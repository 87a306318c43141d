"""The EPUB of the real documentation is valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.epub.checker import faults

if TYPE_CHECKING:
    from tests.builds import RealDocs

pytestmark = pytest.mark.site


def test_epubcheck_finds_nothing(real_docs: RealDocs):
    out = real_docs.built("epub")
    assert faults(out / "RDO.epub") == []
    assert not [page for page in out.rglob("*.xhtml") if "data-href" in page.read_text("utf-8")]
