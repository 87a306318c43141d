"""What pikepdf does with a finished file: it opens with its bookmarks, names links, and is smaller.

The compiler writes every tag as plain text, which packs well.
"""

from __future__ import annotations

import io
import logging
from pathlib import Path

from .link_names import name_links
from .row_headers import name_row_headers

CODE = tuple(
    Path(__file__).with_name(name) for name in ("slim.py", "link_names.py", "row_headers.py")
)


def slim(pdf: bytes, *, row_headers: bool) -> bytes:
    """*pdf* with its objects packed, or as it is where pikepdf is not installed.

    :param row_headers: whether it has row headers to tag.
    """
    # It says hello when it is imported, on the terminal where another package shows such records.
    logger = logging.getLogger("pikepdf")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        import pikepdf  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return pdf
    finally:
        logger.setLevel(level)
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if row_headers:
            name_row_headers(document)
        name_links(document)
        document.Root.PageMode = pikepdf.Name.UseOutlines  # readers open with the bookmarks shown
        packed = pikepdf.ObjectStreamMode.generate
        document.save(target, object_stream_mode=packed, deterministic_id=True)
    return target.getvalue()
