"""What the header of a page says: its title, date, authors, whether it is private."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from commons_importer import scalars, written_dates
from commons_importer.engines.common import paths

if TYPE_CHECKING:
    from commons_importer.model import Page
    from commons_importer.report import Report

# What themes showed as it was meant: emphasis and the like in a title.
_STYLED = re.compile(
    r"<(b|i|em|strong|code|tt|kbd|span|small|big|sup|sub|u|del|ins|q|cite|abbr|font|a)"
    r"(\s[^<>]*)?>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL,
)  # fmt: skip

_ZONE = re.compile(r"(?<=\d) ?(?!AM$|PM$)(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})$")


def title_of(page: Page, report: Report, key: str = "title") -> str:
    """The title that the header gives, entities decoded."""
    value = page.front.get(key)
    if value is None:
        value = next((v for k, v in page.front.items() if k.lower() == key), None)
    if isinstance(value, (list, dict)):
        report.note(page.path, page.line(key), "front-matter", f"{key} is no text")
    shown = re.sub(r"<br\s*/?>", " ", scalars.text(value), flags=re.IGNORECASE)
    return " ".join(_STYLED.sub(r"\3", _STYLED.sub(r"\3", shown)).split())


def date_of(
    page: Page, from_name: str, report: Report, key: str = "date"
) -> written_dates.Written | None:
    """The date of the header; without a usable one, that of the file's name."""
    value = page.front.get(key)
    written = written_dates.parse(value)
    fallback = written_dates.parse(from_name)
    if value not in (None, "") and (written is None or written.clamped):
        shown = f"{written or fallback or 'nothing'}"
        report.note(page.path, page.line(key), "date", f"{value!r} is no date; {shown} is used")
        if written is None or fallback is not None:
            written = fallback
    lost = _ZONE.search(str(value)) if written and written.clock and not written.zone else None
    if lost:
        report.note(
            page.path, page.line(key), "date", f"{lost[0].strip()} is no zone that is known"
        )
    return written or fallback


def is_draft(front: dict[str, Any]) -> bool:
    """Whether the header keeps the page private."""
    lower = {key.lower(): value for key, value in front.items()}
    status = scalars.text(lower.get("status")).lower()
    return (
        scalars.truth(lower.get("published")) is False
        or scalars.truth(lower.get("draft")) is True
        or status == "draft"
    )


def people(front: dict[str, Any]) -> list[str]:
    """The authors of a page, as written."""
    for key in ("author", "authors", "Author", "Authors", "by"):
        value = front.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("nick") or value.get("display_name")
        if isinstance(value, list):
            value = [
                v.get("name") or v.get("display_name") if isinstance(v, dict) else v for v in value
            ]
        if names := scalars.split(value):
            return names
    return []


def aliases(front: dict[str, Any]) -> list[str]:
    """Further old URLs of a page, whatever the plugin calls them."""
    keys = ("redirect_from", "aliases", "alias")
    return [paths.clean_url(url) for key in keys for url in scalars.split(front.get(key))]
