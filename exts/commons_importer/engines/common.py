"""What the engine adapters share: reading pages, titles and the like."""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from commons_importer import dates, header
from commons_importer.model import Page

if TYPE_CHECKING:
    from commons_importer.markdown.rules import Rules
    from commons_importer.report import Report
    from commons_importer.tree import Tree

MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mdown")
TEMPLATES = tuple(
    f".{name}"
    for name in (
        "haml erb slim liquid adoc asciidoc asc textile rst rest rdoc org wiki jade pug builder "
        "mustache"
    ).split()
)
# What themes showed as it was meant: emphasis and the like in a title.
_STYLED = re.compile(
    r"<(b|i|em|strong|code|tt|kbd|span|small|big|sup|sub|u|del|ins|q|cite|abbr|font|a)"
    r"(\s[^<>]*)?>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_META = re.compile(r"""<meta\b[^>]*http-equiv=["']?refresh\b[^>]*>""", re.IGNORECASE)
_META_URL = re.compile(r"""content=["'][^"']*url=\s*['"]?([^"'>]+)""", re.IGNORECASE)
_SCRIPT = re.compile(r"""\blocation(?:\.href)?(?:\s*=|\.(?:replace|assign)\()\s*["']([^"']+)["']""")


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
    shown = re.sub(r"<br\s*/?>", " ", header.text(value), flags=re.IGNORECASE)
    return " ".join(_STYLED.sub(r"\3", _STYLED.sub(r"\3", shown)).split())


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
    meta = _META.search(text)
    found = (_META_URL.search(meta[0]) if meta else None) or _SCRIPT.search(text)
    rest = re.sub(r"<[^>]+>", "", re.sub(r"(?s)<(script|style|head).*?</\1>", "", text))
    return found[1].strip() if found and len(rest.split()) < (40 if meta else 10) else ""


def ready_page(tree: Tree, name: str, url: str, rules: Rules, report: Report) -> Page | None:
    """A file of HTML that the engine only copied, as a page; None if it is no document."""
    text = tree.page(name)
    source = "\n".join(text.lines) if text else ""
    words = re.sub(r"<[^>]+>", "", re.sub(r"(?is)<(script|style|head)\b.*?</\1>", "", source))
    if not re.search(r"<(?:body|p|h[1-6])\b", source, re.IGNORECASE) or not words.strip():
        report.note(name, 1, "template", "a ready HTML file without a text is not converted")
        return None
    head = html_document(source)
    page = Page(name, url, {}, head.body, rules, html=True)
    page.title = " ".join(html.unescape(header.text(head.values.get("title"))).split())
    page.slug = re.sub(r"\.\w+$", "", name.split("/")[-1])
    return page


def html_document(text: str) -> header.Header:
    """The header and body of a whole HTML document: its title, what its meta elements say."""
    values: dict[str, Any] = {}
    if found := re.search(r"<title[^>]*>(.*?)</title>", text, re.DOTALL | re.IGNORECASE):
        values["title"] = found[1].strip()
    for meta in re.finditer(r"<meta\s+([^>]*)>", text, re.IGNORECASE):
        attrs = dict(re.findall(r"""([\w-]+)\s*=\s*["']([^"']*)["']""", meta[1]))
        if attrs.get("name"):
            values[attrs["name"].lower()] = attrs.get("content") or attrs.get("contents") or ""
    body = re.search(r"<body[^>]*>(.*?)(?:</body>|\Z)", text, re.DOTALL | re.IGNORECASE)
    content = body[1] if body else text
    first = text[: body.start(1)].count("\n") + 1 if body else 1
    lines = [(line, first + index) for index, line in enumerate(content.split("\n"))]
    return header.Header(values, lines, bool(values), {})


def clean_url(url: str) -> str:
    """*url* as a path that starts with one slash."""
    return re.sub(r"/{2,}", "/", "/" + url.split("#")[0].split("?")[0])
