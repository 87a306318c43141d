"""What the engine adapters share: reading pages, titles and the like."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from tools.importer import dates, header

if TYPE_CHECKING:
    from tools.importer.model import Page
    from tools.importer.report import Report

MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mdown")
TEMPLATES = tuple(
    f".{name}"
    for name in (
        "haml erb slim liquid adoc asciidoc asc textile rst rest rdoc org wiki jade pug builder "
        "mustache"
    ).split()
)
REFRESH = re.compile(
    r"""<meta[^>]*http-equiv=["']?refresh["']?[^>]*content=["'][^"']*url=\s*['"]?([^"'>]+)""",
    re.IGNORECASE,
)


def suffixes(path: str, known: tuple[str, ...] = MARKDOWN + TEMPLATES) -> tuple[str, list[str]]:
    """*path* without the extensions that templates and Markdown add, and those extensions."""
    taken: list[str] = []
    while True:
        suffix = PurePosixPath(path).suffix
        if suffix.lower() not in known:
            return path, taken
        taken.append(suffix.lower())
        path = path[: -len(suffix)]


def is_markdown(path: str) -> bool:
    """Whether the file holds Markdown, whatever else its name says."""
    return path.lower().endswith(MARKDOWN)


def title_of(page: Page, report: Report, key: str = "title") -> str:
    """The title that the header gives, entities decoded."""
    value = page.front.get(key)
    if value is None:
        value = next((v for k, v in page.front.items() if k.lower() == key), None)
    if isinstance(value, (list, dict)):
        report.note(page.path, page.line(key), "front-matter", f"{key} is no text")
    return " ".join(header.text(value).split())


def date_of(page: Page, from_name: str, report: Report, key: str = "date") -> dates.Written | None:
    """The date of the header; without a usable one, that of the file's name."""
    value = page.front.get(key)
    written = dates.parse(value)
    fallback = dates.parse(from_name)
    if value not in (None, "") and (written is None or written.clamped):
        shown = f"{written or fallback or 'nothing'}"
        report.note(page.path, page.line(key), "date", f"{value!r} is no date; {shown} is used")
        if written is None or fallback is not None:
            written = fallback
    return written or fallback


def is_draft(front: dict[str, Any]) -> bool:
    """Whether the header keeps the page private."""
    lower = {key.lower(): value for key, value in front.items()}
    status = header.text(lower.get("status")).lower()
    return (
        header.truth(lower.get("published")) is False
        or header.truth(lower.get("draft")) is True
        or status == "draft"
    )


def refresh_target(text: str) -> str:
    """Where a page that is only a redirect leads; empty for other pages."""
    found = REFRESH.search(text)
    rest = re.sub(r"<[^>]+>", "", re.sub(r"(?s)<(script|style|head).*?</\1>", "", text))
    return found[1].strip() if found and len(rest.split()) < 40 else ""


def clean_url(url: str) -> str:
    """*url* as a path that starts with one slash."""
    return re.sub(r"/{2,}", "/", "/" + url.split("#")[0].split("?")[0])
