"""What one item of an export says of its page: words, dates, names, pictures, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from commons_importer import heading_levels, written_dates
from commons_importer.engines.common import header_fields
from commons_importer.engines.wordpress import addresses, content, isso, markup
from commons_importer.markdown.rules import kramdown
from commons_importer.model import Page
from commons_importer.source_tree import MAX_PAGE
from commons_importer.text_repair import mojibake

if TYPE_CHECKING:
    from commons_importer.engines.wordpress.library import Library
    from commons_importer.engines.wordpress.names import Names
    from commons_importer.engines.wordpress.records import Item
    from commons_importer.markdown.source import Line
    from commons_importer.report import Report

_OWN_TERMS = ("category", "post_tag", "nav_menu", "post_format", "author", "link_category")
_COMMENTS_ON_A_PAGE = 50


class ItemPages:
    """Makes pages of items."""

    def __init__(self, names: Names, library: Library, base: str, report: Report) -> None:
        self.names = names
        self.library = library
        self.base = base
        self.report = report
        self.rules = kramdown(gfm=True)

    def of(self, item: Item) -> Page:
        """The page of *item*, whatever its kind."""
        name = re.sub(r"[^\w-]+", "-", unquote(item.slug))[:80] or item.kind
        number = item.id or f"line{item.line}"
        page = Page(
            f"{item.file}/{name}-{number}",
            "",
            {"title": item.title},
            self._lines(item),
            self.rules,
            html=True,
        )
        page.places = dict.fromkeys(("title", "date", "author"), item.line)
        page.is_post = item.kind == "post"
        page.draft = item.is_locked or item.status not in ("publish", "future")
        page.title = header_fields.title_of(page, self.report)
        if not page.title:
            page.title = heading_levels.from_name(unquote(item.slug) or item.kind)
            message = f"has no title; {page.title!r} is made of its address"
            self.report.note(page.path, item.line, "title", message)
        page.slug = unquote(item.slug)
        page.categories = item.names("category", without="uncategorized")
        page.tags = item.names("post_tag")
        page.authors = self.names.authors(item)
        self._date(page, item)
        page.url = addresses.path_of(item.link, self.base) if not page.draft else ""
        self._further(page, item)
        if page.is_post and page.date is None and not page.draft:
            self.report.note(page.path, item.line, "date", "a post without a date becomes a page")
            page.is_post = False
        if not page.url and not page.is_post and not page.draft:
            page.url = f"/{page.slug or 'page-' + item.id}/"
        page.front |= self._front(page, item)
        return page

    def _lines(self, item: Item) -> list[Line]:
        text = item.content.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > MAX_PAGE:
            message = f"{item.title!r} is larger than {MAX_PAGE} characters; cut there"
            self.report.note(item.file, item.line, "size", message)
            text = text[:MAX_PAGE]
        lines: list[Line] = []
        for number, line in enumerate(text.split("\n"), item.content_line):
            repaired, repairs = mojibake(line)
            for before, after in repairs:
                self.report.note(item.file, number, "repaired", f"{before!r} is {after!r}")
            lines.append((repaired, number))
        return lines

    def _date(self, page: Page, item: Item) -> None:
        if not item.date or item.date.startswith("0000"):
            return
        page.date = written_dates.parse(f"{item.date} {_offset(item)}".strip())
        if page.date is None:
            self.report.note(page.path, item.line, "date", f"{item.date!r} is no date")

    def _further(self, page: Page, item: Item) -> None:
        """The other addresses of *page*: its later pages, and those of its comments."""
        url = page.url
        if not url or page.draft:
            return
        folder = url if url.endswith("/") else f"{url}/"
        page.also += [
            f"{folder}{number}/" for number in range(2, content.pages_of(item.content) + 1)
        ]
        above = re.sub(r"[^/]+/?$", "", url)
        end = "/" if url.endswith("/") else ""
        page.also += [f"{above}{old}{end}" for old in item.old_slugs if old and url != "/"]
        shown = len(isso.approved(item))
        if shown > _COMMENTS_ON_A_PAGE:
            last = -(-shown // _COMMENTS_ON_A_PAGE)
            page.also += [f"{folder}comment-page-{number}/" for number in range(1, last + 1)]

    def _front(self, page: Page, item: Item) -> dict[str, Any]:
        front: dict[str, Any] = {}
        if excerpt := markup.plain(item.excerpt):
            front["excerpt"] = excerpt
        if item.modified[:10] > item.date[:10]:
            front["updated"] = item.modified[:10]
        if item.is_sticky:
            front["pinned"] = True
        if item.order not in ("", "0"):
            front["menu_order"] = item.order
        for kind in dict.fromkeys(kind for kind, _, _ in item.terms if kind not in _OWN_TERMS):
            front[kind] = item.names(kind)
        page.takes_comments = not page.draft and (
            bool(isso.approved(item)) or (item.takes_comments and page.is_post)
        )
        if number := item.meta.get("_thumbnail_id"):
            front |= self._picture(page, item, number)
        return front

    def _picture(self, page: Page, item: Item, number: str) -> dict[str, Any]:
        attached = self.library.attachments.get(number)
        path = self.library.file(attached.attachment_url) if attached else ""
        if attached is None or not path:
            shown = attached.attachment_url if attached else f"number {number}"
            message = f"the picture of the post, {shown}, is no file"
            self.report.note(page.path, item.line, "missing image", message)
            return {}
        alt = attached.meta.get("_wp_attachment_image_alt") or markup.plain(attached.title)
        return {"image": f"/{path}", "image_alt": alt}


def _offset(item: Item) -> str:
    """How far the clock of the site was from UTC when *item* was written, as ``+01:00``."""
    here, there = written_dates.parse(item.date), written_dates.parse(item.date_gmt)
    if here is None or there is None or here.clock is None or there.clock is None:
        return ""
    days = (here.as_date - there.as_date).days
    minutes = days * 1440 + (here.clock[0] - there.clock[0]) * 60 + here.clock[1] - there.clock[1]
    if abs(minutes) > 14 * 60:
        return ""
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
