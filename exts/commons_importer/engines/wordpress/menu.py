"""Menus, which WordPress keeps as posts of a kind of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.engines.wordpress import addresses, markup
from commons_importer.engines.wordpress.records import number_of
from commons_importer.model import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from commons_importer.engines.wordpress.records import Item
    from commons_importer.report import Report

MAX_DEPTH = 12
_MAIN = re.compile(r"main|primary|header|top|haupt|principal|navigation", re.IGNORECASE)


class Menus:
    """The lines of all menus."""

    def __init__(
        self, lines: list[Item], items: Mapping[str, Item], base: str,
        term: Callable[[str, str], tuple[str, str]], report: Report,
    ) -> None:  # fmt: skip
        """*term* gives the name and the URL of a category or tag by kind and number."""
        self.items = items
        self.base = base
        self.term = term
        self.report = report
        self.by_menu: dict[str, list[Item]] = {}
        for line in lines:
            for name in line.names("nav_menu"):
                self.by_menu.setdefault(name, []).append(line)

    def entries(self) -> list[Entry]:
        """The lines of the menu that stood at the top; others are said."""
        if not self.by_menu:
            return []
        chosen = max(self.by_menu, key=lambda name: (bool(_MAIN.search(name)),
                                                     len(self.by_menu[name])))  # fmt: skip
        for name, lines in self.by_menu.items():
            if name != chosen:
                message = f"the menu {name!r} has no place; {chosen!r} is the one of the new site"
                self.report.note(lines[0].file, lines[0].line, "menu", message)
        return self._below(self.by_menu[chosen])

    def _below(self, lines: list[Item]) -> list[Entry]:
        children: dict[str, list[Item]] = {}
        known = {line.id for line in lines}
        for line in sorted(lines, key=lambda one: number_of(one.order)):
            parent = line.meta.get("_menu_item_menu_item_parent", "0")
            children.setdefault(parent if parent in known else "0", []).append(line)

        def below(parent: str, depth: int) -> list[Entry]:
            if depth > MAX_DEPTH:
                return []
            found = (self._entry(one, below(one.id, depth + 1)) for one in children.get(parent, ()))
            return [entry for entry in found if entry is not None]

        return below("0", 0)

    def _entry(self, line: Item, below: list[Entry]) -> Entry | None:
        kind = line.meta.get("_menu_item_type", "custom")
        number = line.meta.get("_menu_item_object_id", "")
        title = markup.plain(line.title)
        url = ""
        if kind == "post_type":
            target = self.items.get(number)
            if target is not None and target.status == "publish":
                url = addresses.path_of(target.link, self.base) or f"/?p={number}"
                title = title or markup.plain(target.title)
        elif kind == "taxonomy":
            name, url = self.term(line.meta.get("_menu_item_object", ""), number)
            title = title or name
        else:
            url = line.meta.get("_menu_item_url", "")
            url = "" if url.startswith("#") else url
            if not url and not below:
                return None
        if kind == "taxonomy" or (not url and kind == "post_type"):
            where = "to a list of posts, which is in no menu" if url else "nowhere"
            message = f"the line {title or number!r} of the menu leads {where}"
            self.report.note(line.file, line.line, "menu", message)
        return Entry(title, url, tuple(below)) if url or below else None
