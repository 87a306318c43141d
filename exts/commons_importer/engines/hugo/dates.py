"""When a page was published, and whether it was at all by now."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from commons_importer import scalars, written_dates
from commons_importer.engines.common import header_fields

if TYPE_CHECKING:
    from commons_importer.engines.hugo.settings import Settings
    from commons_importer.model import Page
    from commons_importer.report import Report

_NAMED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_](.+)")
_DATES = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")


def date_of(
    page: Page, name: str, settings: Settings, report: Report
) -> written_dates.Written | None:
    """The date of *page*, whose file or bundle is called *name*, with its zone."""
    key = next((key for key in _DATES if page.front.get(key)), "date")
    listed = scalars.split(settings.path("frontmatter", "date"))
    from_name = ""
    found = _NAMED.fullmatch(name)
    if found and ":filename" in listed:
        from_name = found[1]
        page.front.setdefault("slug", found[2])
        if listed.index(":filename") == 0:
            return written_dates.parse(from_name)
    written = header_fields.date_of(page, from_name, report, key)
    zone = settings.text("timezone")
    if written is None or not written.clock or written.zone:
        return written
    return written_dates.in_zone(written, zone) if zone else dataclasses.replace(
        written, zone="UTC")  # fmt: skip


def is_out_of_time(page: Page) -> bool:
    """Whether Hugo did not publish *page* yet, or not any more; posts can wait as such."""
    gone = written_dates.parse(page.front.get("expirydate"))
    coming = written_dates.parse(page.front.get("publishdate"))
    late = coming is not None and written_dates.is_future(coming)
    return late or (gone is not None and not written_dates.is_future(gone))
