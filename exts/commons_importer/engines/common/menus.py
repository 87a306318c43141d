"""Menus in data files, in whatever shape people write them."""

from __future__ import annotations

from typing import Any

from commons_importer import scalars
from commons_importer.model import Entry

NAMES = ("navigation", "nav", "menu", "menus", "sidebar", "sidebars", "toc")
MAX_DEPTH = 12
URL_KEYS = ("url", "link", "href", "path", "permalink", "page")
TITLE_KEYS = ("title", "name", "text", "label")


def entries(value: Any, depth: int = 0) -> list[Entry]:
    """The lines of the menu *value*: a list of tables, or tables of lists."""
    if depth > MAX_DEPTH:
        return []
    if isinstance(value, list):
        return [entry for item in value for entry in entries(item, depth + 1)]
    if isinstance(value, str):
        return [Entry("", value)] if value.startswith("/") else []
    if not isinstance(value, dict):
        return []
    title, url = _first(value, TITLE_KEYS), _first(value, URL_KEYS)
    below = tuple(entry for key, item in value.items() for entry in _named(key, item, depth + 1))
    if title or url:
        return [Entry(title, url, below)] if url or below else []
    return list(below)


def _named(key: Any, value: Any, depth: int) -> list[Entry]:
    """What stands under *key*, which may be the words of a line itself."""
    if isinstance(value, str):
        is_line = key not in (*URL_KEYS, *TITLE_KEYS) and _is_address(value)
        return [Entry(str(key), value)] if is_line else []
    found = entries(value, depth) if isinstance(value, (list, dict)) else []
    is_heading = bool(found) and (str(key)[:1].isupper() or " " in str(key))
    return [Entry(str(key), "", tuple(found))] if is_heading else found


def _first(table: dict[Any, Any], keys: tuple[str, ...]) -> str:
    """The first text under one of *keys*."""
    return next((scalars.text(table[k]) for k in keys if isinstance(table.get(k), str)), "")


def _is_address(text: str) -> bool:
    return text.startswith(("/", "http://", "https://"))
