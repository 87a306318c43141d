"""Pictures that are PDF files: the compiler takes none into an accessible file."""

from __future__ import annotations

from ..latex.pictures import TypstImageConverter


class PdfImageConverter(TypstImageConverter):
    """Make drawings of them, of the first page each."""

    formats = ("typst",)
    conversion_rules = [("application/pdf", "image/svg+xml")]  # noqa: RUF012 - as in the base class
    target = "svg"
