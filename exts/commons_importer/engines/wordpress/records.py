"""What an export holds, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from commons_importer.engines.wordpress.export_reader import Record

# The custom fields that say something about the site; others are counted.
KEPT = frozenset(
    "_thumbnail_id _wp_attached_file _wp_attachment_image_alt _wp_old_slug _menu_item_type "
    "_menu_item_menu_item_parent _menu_item_object _menu_item_object_id _menu_item_url".split()
)


@dataclass(slots=True)
class Term:
    """A category or a tag."""

    id: str
    name: str
    slug: str
    parent: str = ""  # its slug
    kind: str = "category"


@dataclass(slots=True)
class Item:
    """One ``item``: a post, a page, a file, a line of a menu."""

    file: str
    line: int
    id: str
    title: str
    link: str
    creator: str
    slug: str
    kind: str
    status: str
    parent: str
    order: str
    date: str
    date_gmt: str
    modified: str
    content: str
    content_line: int
    excerpt: str
    is_sticky: bool
    is_locked: bool
    takes_comments: bool
    attachment_url: str
    guid: str
    terms: list[tuple[str, str, str]] = field(default_factory=list)  # kind, slug, name
    meta: dict[str, str] = field(default_factory=dict)
    old_slugs: list[str] = field(default_factory=list)
    comments: list[dict[str, str]] = field(default_factory=list)
    fields_left: int = 0  # custom fields that nothing was made of

    def names(self, kind: str, without: str = "") -> list[str]:
        """The names of its terms of a *kind*, except for the one whose slug is *without*."""
        found = (n for own, slug, n in self.terms if own == kind and n and slug != without)
        return list(dict.fromkeys(found))


def number_of(text: str) -> int:
    """The number that *text* is; 0 where it is none, or no database could hold it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def parts_of(url: str) -> SplitResult:
    """The parts of *url*, all of them empty where it is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def item_of(record: Record, file: str) -> Item:
    """The item that *record* of *file* is."""
    text = record.text
    item = Item(
        file=file, line=record.line, id=text("wp:post_id"), title=text("title"), link=text("link"),
        creator=text("dc:creator"), slug=text("wp:post_name"),
        kind=text("wp:post_type") or "post", status=text("wp:status") or "publish",
        parent=text("wp:post_parent"), order=text("wp:menu_order"), date=text("wp:post_date"),
        date_gmt=text("wp:post_date_gmt"), modified=text("wp:post_modified"),
        content=record.texts.get("content:encoded", ""),
        content_line=record.lines.get("content:encoded", record.line),
        excerpt=text("excerpt:encoded"), is_sticky=text("wp:is_sticky") == "1",
        is_locked=bool(text("wp:post_password")),
        takes_comments=text("wp:comment_status") == "open",
        attachment_url=text("wp:attachment_url"), guid=text("guid"),
    )  # fmt: skip
    for name, part in record.parts:
        if name == "category":
            kind, slug = part.get("domain", "category"), part.get("nicename", "")
            item.terms.append((kind, slug, part.get("", "").strip()))
        elif name == "wp:postmeta":
            _meta(item, part)
        elif name == "wp:comment":
            item.comments.append(part)
        elif name == "guid":
            item.guid = part.get("", "").strip()
    return item


def _meta(item: Item, part: dict[str, str]) -> None:
    key = part.get("wp:meta_key", "").strip()
    value = part.get("wp:meta_value", "").strip()
    if key == "_wp_old_slug":
        item.old_slugs.append(value)
    elif key in KEPT:
        item.meta.setdefault(key, value)
    elif not key.startswith("_"):
        item.fields_left += 1
