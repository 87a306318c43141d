"""Front matter of the new site."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from commons_importer import scalars
from commons_importer.markdown.html_tags import BLOCK_TAGS, SPAN_TAGS
from commons_importer.markdown.source import number
from commons_importer.reading import READERS

if TYPE_CHECKING:
    from commons_importer.model import Page
    from commons_importer.reading import ReadPage
    from commons_importer.report import Report

IGNORED = frozenset(
    {"layout", "comments", "wordpress_id", "index", "pageable", "page_classes", "guid", "type",
     "post_id", "template"}
)  # fmt: skip
USED = frozenset(
    {"title", "author", "authors", "date", "tags", "tag", "category", "categories", "summary",
     "excerpt", "description", "published", "draft", "status", "slug", "permalink", "redirect_from",
     "redirect_to", "redirect", "aliases", "alias",
     "image", "image_alt", "lang", "modified", "updated",
     "last_modified_at", "save_as", "url", "directory_index", "by", "pinned"}
)  # fmt: skip

_NAMES = "|".join(sorted(SPAN_TAGS | BLOCK_TAGS))
_HTML = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+\.\w")


def lines(work: ReadPage, authors: list[str], image: str, report: Report) -> list[str]:
    """The header of a page, with its fences."""
    page = work.page
    front = {key.lower(): value for key, value in page.front.items()}
    out = ["---", _line("title", work.replaced_title or work.title)]
    if authors:
        out.append(_line("authors", authors[0] if len(authors) == 1 else authors))
    if page.date is not None:
        out.append(f"date: {page.date}")
    updated = next(
        (front[k] for k in ("updated", "modified", "last_modified_at") if front.get(k)), None
    )
    written = scalars.text(updated)
    if written and written[:4].isdigit():
        out.append(f"updated: {written}")
    if page.tags:
        out.append(_line("tags", page.tags))
    categories = [c for c in page.categories if c]
    if categories and [c.casefold() for c in categories] != ["blog"]:
        out.append(_line("category", categories[0] if len(categories) == 1 else categories))
    if text := summary(page):
        out.append(_line("summary", text))
    if image:
        out += [_line("image", image), _line("image_alt", _alt(work, front, image))]
    # The lists of posts and authors are in the tree, whatever pages stand there.
    orphan = (
        page.apart
        and not page.is_post
        and page.source is None
        and page.docname not in ("blog/index", "authors/index")
    )
    for key, value in (("orphan", orphan),
                       ("unlisted", page.unlisted), ("faq", work.is_faq),
                       ("comments", page.takes_comments),
                       ("pinned", scalars.truth(front.get("pinned")) is True)):  # fmt: skip
        if value:
            out.append(f"{key}: true")
    out += _extra(front, report, keep_image=not image)
    return [*out, "---"]


def summary(page: Page) -> str:
    """What the header says of *page* in a sentence, without markup; nothing if it does not."""
    front = {key.lower(): value for key, value in page.front.items()}
    found = (front.get(key) for key in ("summary", "excerpt", "description"))
    text = next((scalars.text(value) for value in found if value), "")
    if page.rules.family == "python" and not page.html:
        text = _words(page, text)
    return " ".join(_HTML.sub(" ", text).split())


def _words(page: Page, summary: str) -> str:
    """A summary in Markdown without its markup."""
    document = READERS[page.rules.family](page.rules).read(number(summary, 1))
    return " ".join(block.plain() for block in document.blocks)


def _alt(work: ReadPage, front: dict[str, Any], image: str) -> str:
    """What the cover shows: as the header or the text says it, or else the title."""
    given = front.get("image")
    texts = [front.get("image_alt"), given.get("alt") if isinstance(given, dict) else ""]
    nodes = (node for block in work.document.blocks for node in block.walk())
    texts += [n.attrs.get("alt") for n in nodes if n.kind == "image" and n.attrs["src"] == image]
    return next((found for text in texts if (found := scalars.text(text))), work.title)


def _extra(front: dict[str, Any], report: Report, *, keep_image: bool) -> list[str]:
    """Keys that the new site does not know, below one of its own."""
    unknown: dict[str, Any] = {}
    for key, value in front.items():
        if key in IGNORED or _EMAIL.search(json.dumps(_plain(value))):
            report.counts[f"ignored key {key}"] += 1
        elif (key not in USED or (key == "image" and keep_image)) and value not in (None, ""):
            unknown[key] = _plain(value)
            report.counts[f"unknown key {key}"] += 1
    if not unknown:
        return []
    text = yaml.safe_dump({"extra": unknown}, allow_unicode=True, sort_keys=True, width=10_000)
    return text.rstrip("\n").split("\n")


def _plain(value: Any) -> Any:
    """*value* as data that YAML can write without tags."""
    try:
        return json.loads(json.dumps(value, default=str))
    except (TypeError, ValueError, RecursionError):
        return str(value)


def _line(key: str, value: Any) -> str:
    text = str(yaml.safe_dump(value, allow_unicode=True, width=10_000, default_flow_style=True))
    return f"{key}: {text.removesuffix('...' + chr(10)).strip()}"
