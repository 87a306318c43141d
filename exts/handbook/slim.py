"""Smaller files: the compiler writes every tag as plain text, which packs well."""

from __future__ import annotations

import io
import logging


def slim(pdf: bytes) -> bytes:
    """Return *pdf* with its objects packed, or as it is where pikepdf is not installed."""
    # It says hello when it is imported, on the terminal where another package shows such records.
    logging.getLogger("pikepdf").setLevel(logging.WARNING)
    try:
        import pikepdf  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return pdf
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        packed = pikepdf.ObjectStreamMode.generate
        document.save(target, object_stream_mode=packed, deterministic_id=True)
    return target.getvalue()
