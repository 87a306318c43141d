"""Files of HTML that an engine only copied."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from commons_importer import scalars
from commons_importer.model import Page
from commons_importer.old_front_matter import Header

if TYPE_CHECKING:
    from commons_importer.markdown.rules import Rules
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

# No part runs over a second start of itself: what nothing closes takes no longer for that.
_META = re.compile(r"""<meta\b[^<>]*http-equiv=["']?refresh\b[^<>]*>""", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<(script|style|head)\b(?:(?!<\1\b).)*?</\1>|<[^<>]+>", re.DOTALL | re.IGNORECASE
)
_META_URL = re.compile(r"""content=["'][^"']*url=\s*['"]?([^"'>]+)""", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]*>((?:(?!<title\b).)*?)</title>", re.DOTALL | re.IGNORECASE)
_SCRIPT = re.compile(r"""\blocation(?:\.href)?(?:\s*=|\.(?:replace|assign)\()\s*["']([^"']+)["']""")


def refresh_target(text: str) -> str:
    """Where a page that is only a redirect leads; empty for other pages."""
    meta = _META.search(text)
    found = (_META_URL.search(meta[0]) if meta else None) or _SCRIPT.search(text)
    rest = _UNSEEN.sub("", text)
    return found[1].strip() if found and len(rest.split()) < (40 if meta else 10) else ""


def ready_page(tree: Tree, name: str, url: str, rules: Rules, report: Report) -> Page | None:
    """A file of HTML that the engine only copied, as a page; None if it is no document."""
    text = tree.page(name)
    source = "\n".join(text.lines) if text else ""
    words = _UNSEEN.sub("", source)
    if not re.search(r"<(?:body|p|h[1-6])\b", source, re.IGNORECASE) or not words.strip():
        report.note(name, 1, "template", "a ready HTML file without a text is not converted")
        return None
    head = html_document(source)
    page = Page(name, url, {}, head.body, rules, html=True)
    page.title = " ".join(html.unescape(scalars.text(head.values.get("title"))).split())
    page.slug = re.sub(r"\.\w+$", "", name.split("/")[-1])
    return page


def html_document(text: str) -> Header:
    """The header and body of a whole HTML document: its title, what its meta elements say."""
    values: dict[str, Any] = {}
    if found := _TITLE.search(text):
        values["title"] = found[1].strip()
    for meta in re.finditer(r"<meta\s+([^<>]*)>", text, re.IGNORECASE):
        attrs = dict(re.findall(r"""([\w-]+)\s*=\s*["']([^"']*)["']""", meta[1]))
        if attrs.get("name"):
            values[attrs["name"].lower()] = attrs.get("content") or attrs.get("contents") or ""
    body = re.search(r"<body[^<>]*>(.*?)(?:</body>|\Z)", text, re.DOTALL | re.IGNORECASE)
    content = body[1] if body else text
    first = text[: body.start(1)].count("\n") + 1 if body else 1
    lines = [(line, first + index) for index, line in enumerate(content.split("\n"))]
    return Header(values, lines, bool(values), {})
