"""All export files of one site, joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.engines.wordpress import export_reader
from commons_importer.engines.wordpress.records import Item, Term, item_of

if TYPE_CHECKING:
    from commons_importer.engines.wordpress.export_reader import Record
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

_CHANNEL = ("title", "link", "description", "language", "wp:base_site_url", "wp:base_blog_url")
_TERMS = {
    "wp:category": ("wp:cat_name", "wp:category_nicename", "wp:category_parent", "category"),
    "wp:tag": ("wp:tag_name", "wp:tag_slug", "", "post_tag"),
    "wp:term": ("wp:term_name", "wp:term_slug", "wp:term_parent", ""),
}


class Export:
    """What the files say: each thing once, the first time that it is said."""

    def __init__(self, tree: Tree, report: Report) -> None:
        self.report = report
        self.file = ""
        self.channel: dict[str, str] = {}
        self.people: dict[str, dict[str, str]] = {}  # by login
        self.terms: list[Term] = []
        self.items: list[Item] = []
        self._seen: set[tuple[str, str]] = set()
        self.files = [name for name in _named(tree) if export_reader.is_export(tree, name)]
        for name in self.files:
            self.file = name
            export_reader.read(tree, self.file, report, self._take)

    def _take(self, record: Record) -> None:
        kind = record.kind
        if kind in _CHANNEL:
            self.channel.setdefault(kind, record.text(""))
        elif kind in ("wp:author", "wp:wp_author"):
            self._person(record)
        elif kind in _TERMS:
            self._term(record, *_TERMS[kind])
        elif kind == "item":
            self._item(record)

    def _person(self, record: Record) -> None:
        login = record.text("wp:author_login")
        first, last = record.text("wp:author_first_name"), record.text("wp:author_last_name")
        name = record.text("wp:author_display_name") or f"{first} {last}".strip() or login
        entry = {"name": name, "email": record.text("wp:author_email")}
        if login:
            self.people.setdefault(login, {key: text for key, text in entry.items() if text})

    def _term(self, record: Record, name: str, slug: str, parent: str, kind: str) -> None:
        found = Term(
            record.text("wp:term_id"), record.text(name), record.text(slug),
            record.text(parent), kind or record.text("wp:term_taxonomy"),
        )  # fmt: skip
        key = (f"term {found.kind}", found.slug)
        if found.slug and key not in self._seen:
            self._seen.add(key)
            self.terms.append(found)

    def _item(self, record: Record) -> None:
        item = item_of(record, self.file)
        key = (f"item {item.id} {item.kind}", item.link)
        if item.id and key in self._seen:
            self.report.counts["things in several exports"] += 1
            return
        self._seen.add(key)
        self.items.append(item)


def _named(tree: Tree) -> list[str]:
    """The files beside each other that may be exports."""
    if tree.only:
        return [tree.only]
    return [
        name for name in tree.files() if re.fullmatch(r"[^/]+\.(?:xml|wxr)", name, re.IGNORECASE)
    ]
