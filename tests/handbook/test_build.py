"""The builder makes an accessible PDF of a small project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .pdf import Pdf

if TYPE_CHECKING:
    from sphinx.testing.util import SphinxTestApp


@pytest.mark.sphinx("typst", testroot="handbook-small", freshenv=True)
def test_small_project_becomes_an_accessible_pdf(app: SphinxTestApp) -> None:
    app.build()
    assert app.warning.getvalue() == ""
    pdf = Pdf(app.outdir / "salt.pdf")
    assert "pdfuaid" in pdf.metadata
    assert pdf.reader.metadata is not None
    assert pdf.reader.metadata.title == "Salt"
    assert "Salt is useful." in pdf.text
    assert pdf.bookmarks == ["Contents", "1 Salt", "2 Pepper"]
    assert pdf.tags["Table"] == 1
    assert pdf.tags["Code"] == 1
    assert pdf.alternatives == ["A square"]
    assert "https://example.org/" in pdf.addresses
