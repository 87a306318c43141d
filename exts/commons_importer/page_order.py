"""What headers say of where pages stand: weights, parents, the page before and the next one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from commons_importer import contents_tree, scalars
from commons_importer.contents_tree import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from commons_importer.model import Page
    from commons_importer.reading import ReadPage

_WEIGHTS = ("weight", "nav_order", "order", "menu_order", "sidebar_position", "position")
_NEXT = ("next", "next_page", "next_url")
_BEFORE = ("previous", "prev", "previous_page", "prev_page", "previous_url", "prev_url")
_HIDDEN = ("nav_exclude", "hide_from_nav", "exclude_from_nav")
_AFTER_WEIGHTS = 1e9


def note_apart(pages: Iterable[Page]) -> None:
    """Mark the pages that stand in no contents tree."""
    for page in pages:
        hidden = any(scalars.truth(page.front.get(key)) for key in _HIDDEN)
        page.apart = (
            page.is_post or page.unlisted or hidden or bool(page.suffix)
            or contents_tree.is_apart(page.docname)
        )  # fmt: skip


def places(works: Iterable[ReadPage], find: Callable[[str, Page], str]) -> dict[str, Place]:
    """Docname -> place, of the pages that are in the contents tree.

    :param find: gives the docname of the page that a URL on a page leads to, or nothing.
    """
    found = [item for item in works if not item.page.apart]
    titles: dict[str, str] = {}
    for item in found:
        for title in (item.replaced_title, item.title):
            if title:
                titles.setdefault(title.casefold(), item.page.docname)
    orders = _orders(found, find)
    return {
        item.page.docname: Place(
            item.title,
            orders.get(item.page.docname, ()),
            titles.get(scalars.text(item.page.front.get("parent")).casefold(), ""),
        )
        for item in found
    }


def _orders(
    works: list[ReadPage], find: Callable[[str, Page], str]
) -> dict[str, tuple[float, ...]]:
    weights = {item.page.docname: _weight(item.page) for item in works}
    after = _neighbours(works, find)
    out = {name: (weight,) for name, weight in weights.items() if weight < math.inf}
    orders: dict[str, tuple[float, ...]] = dict(out)
    heads = [name for name in after if name not in set(after.values())]
    for number, head in enumerate(sorted(heads)):
        start = min(weights[head], _AFTER_WEIGHTS)
        name, seen = head, set[str]()
        while name and name not in seen:
            if name not in out:
                orders[name] = (start, number, len(seen))
            seen.add(name)
            name = after.get(name, "")
    return orders


def _neighbours(works: list[ReadPage], find: Callable[[str, Page], str]) -> dict[str, str]:
    """Docname -> the page that follows it, as either of the two says."""
    after: dict[str, str] = {}
    known = {item.page.docname for item in works}
    for item in works:
        own = item.page.docname
        following, before = (_led(item.page, keys, find) for keys in (_NEXT, _BEFORE))
        if following in known and following != own:
            after[own] = following
        if before in known and before != own:
            after.setdefault(before, own)
    return after


def _led(page: Page, keys: tuple[str, ...], find: Callable[[str, Page], str]) -> str:
    for key in keys:
        value: Any = page.front.get(key)
        if isinstance(value, dict):
            value = value.get("url") or value.get("link") or value.get("path")
        if isinstance(value, str) and value.strip() and (found := find(value.strip(), page)):
            return found
    return ""


def _weight(page: Page) -> float:
    for key in _WEIGHTS:
        try:
            weight = float(scalars.text(page.front.get(key))[:20])
        except ValueError:
            continue
        if math.isfinite(weight):
            return weight
    return math.inf
