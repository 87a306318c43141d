"""Menus of block themes: a post whose blocks are the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commons_importer.engines.wordpress import blocks, markup
from commons_importer.model import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from commons_importer.engines.wordpress.records import Item

MAX_DEPTH = 12
_LINES = ("navigation-link", "navigation-submenu", "home-link")


def chosen(items: Iterable[Item]) -> Item | None:
    """The menu with most lines; None if there is none."""
    found = [one for one in items if one.kind == "wp_navigation" and one.status == "publish"]
    return max(found, key=lambda one: one.content.count("wp:navigation-"), default=None)


def entries(text: str, local: Callable[[str], str]) -> list[Entry]:
    """The lines in *text*; *local* gives the path of a URL of the site."""
    stack: list[tuple[str, str, list[Entry]]] = [("", "", [])]
    for name, attrs, is_end, is_alone in blocks.each(text):
        if name not in _LINES:
            continue
        if is_end:
            if len(stack) > 1:
                _close(stack)
            continue
        stack.append((markup.plain(str(attrs.get("label", ""))), _url(name, attrs, local), []))
        if is_alone or len(stack) > MAX_DEPTH:
            _close(stack)
    while len(stack) > 1:
        _close(stack)
    return stack[0][2]


def _close(stack: list[tuple[str, str, list[Entry]]]) -> None:
    title, url, below = stack.pop()
    if url or below:
        stack[-1][2].append(Entry(title, url, tuple(below)))


def _url(name: str, attrs: dict[str, Any], local: Callable[[str], str]) -> str:
    url = attrs.get("url")
    if name == "home-link":
        return "/"
    return local(url) if isinstance(url, str) and not url.startswith("#") else ""
