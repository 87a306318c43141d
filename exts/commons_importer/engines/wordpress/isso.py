"""Comments of readers as a file that Isso imports: the approved ones, each below its answer.

Isso's own format for others knows no answers, so the file has the form of an export; addresses
and mail addresses of readers are not in it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from commons_importer.engines.wordpress.records import number_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commons_importer.engines.wordpress.records import Item
    from commons_importer.model import Page

NAME = "comments.xml"
NAMESPACE = "http://wordpress.org/export/1.2/"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<rss version="2.0" xmlns:wp="{NAMESPACE}">\n<channel>\n'
)
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def approved(item: Item) -> list[dict[str, str]]:
    """The comments below *item* that readers saw; answers to others come to the top."""
    found = [
        one for one in item.comments
        if one.get("wp:comment_approved", "").strip() == "1"
        and one.get("wp:comment_type", "").strip() in ("", "comment")
        and number_of(one.get("wp:comment_id", "").strip())
        and one.get("wp:comment_content", "").strip()
    ]  # fmt: skip
    return sorted(found, key=lambda one: number_of(one["wp:comment_id"].strip()))


def text(pages: Iterable[tuple[Page, Item]], address: str) -> str:
    """The file for the comments of *pages*, whose site is at *address*; empty if there are none."""
    threads = [
        _thread(page, item, found, address) for page, item in pages if (found := approved(item))
    ]
    return f"{_HEAD}{''.join(threads)}</channel>\n</rss>\n" if threads else ""


def _thread(page: Page, item: Item, comments: list[dict[str, str]], address: str) -> str:
    base = parts_of(address)
    place = "" if page.docname == "index" else f"{page.docname.removesuffix('/index')}/"
    link = f"{base.scheme or 'https'}://{base.netloc or 'localhost'}{base.path.rstrip('/')}/{place}"
    known = {one["wp:comment_id"].strip() for one in comments}
    body = "".join(_comment(one, known, item) for one in comments)
    title = " ".join(page.title.split()) or page.docname
    return f"<item>\n<title>{_xml(title)}</title>\n<link>{_xml(link)}</link>\n{body}</item>\n"


def _comment(one: dict[str, str], known: set[str], item: Item) -> str:
    number = one["wp:comment_id"].strip()
    parent = one.get("wp:comment_parent", "").strip()
    # Numbers grow, so an answer to a later comment would be a circle.
    parent = parent if parent in known and number_of(parent) < number_of(number) else "0"
    dates = (one.get("wp:comment_date_gmt", "").strip(), item.date_gmt, item.date)
    date = next(filter(_is_date, dates), "1970-01-01 00:00:00")
    url = one.get("wp:comment_author_url", "").strip()
    fields = {
        "comment_id": number, "comment_author": one.get("wp:comment_author", "").strip(),
        "comment_author_email": "", "comment_author_url": url if "://" in url else "",
        "comment_author_IP": "127.0.0.1", "comment_date_gmt": date,
        "comment_content": one["wp:comment_content"].strip(), "comment_approved": "1",
        "comment_parent": parent,
    }  # fmt: skip
    lines = "".join(f"<wp:{key}>{_xml(value)}</wp:{key}>\n" for key, value in fields.items())
    return f"<wp:comment>\n{lines}</wp:comment>\n"


def _is_date(text: str) -> bool:
    """Whether Isso reads *text*."""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC).year >= 1970
    except ValueError:
        return False


def _xml(text: str) -> str:
    return escape(_ILLEGAL.sub(" ", text))
