"""A folder of files as one EPUB, the same bytes for the same files. No Sphinx."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

KIND = "mimetype"
MIME = b"application/epub+zip"
CONTAINER = "META-INF/container.xml"
# Where the list of the book's files is; all others are beside it.
FOLDER = "EPUB"
LISTED = f"{FOLDER}/package.opf"
ROOT = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="{LISTED}" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
EARLIEST = 1980  # of the years that the format can say
READABLE = 0o644 << 16


def packed(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """The EPUB with *files*, which are named from the list of them; *moment* is that of all."""
    target = io.BytesIO()
    named = {f"{FOLDER}/{name}": data for name, data in sorted(files.items())}
    with ZipFile(target, "w") as archive:
        for name, data in {KIND: MIME, CONTAINER: ROOT.encode(), **named}.items():
            date = moment.timetuple()[:6] if moment.year >= EARLIEST else (EARLIEST, 1, 1, 0, 0, 0)
            entry = ZipInfo(name, date)
            entry.create_system = 3  # else it is that of the machine
            entry.external_attr = READABLE
            # The first must be found at a known place, in plain letters.
            entry.compress_type = ZIP_STORED if name == KIND else ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()
