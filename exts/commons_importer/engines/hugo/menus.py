"""Menus, from the settings and from the headers of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commons_importer import scalars
from commons_importer.model import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from commons_importer.engines.hugo.settings import Settings
    from commons_importer.model import Page
    from commons_importer.report import Report

_ASIDE = re.compile(r"foot|social|icon|legal|share|lang", re.IGNORECASE)  # not where to read on
_FIRST = ("main", "header", "top", "primary", "nav", "docs", "sidebar")
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class _Line:
    title: str
    url: str
    name: str  # what children call it
    parent: str
    weight: float


class Menus:
    """Reads the menus of one site."""

    def __init__(
        self, settings: Settings, report: Report, address: Callable[[str], str | None]
    ) -> None:
        """:param address: gives the URL of the page at a logical path; None if there is none."""
        self.settings = settings
        self.report = report
        self.address = address

    def entries(self, pages: Iterable[Page], of_language: dict[str, Any]) -> list[Entry]:
        """The menus as one tree, the main one first."""
        found: dict[str, list[_Line]] = {}
        for source in (self.settings.values, of_language):
            tables = [source.get(key) for key in ("menu", "menus")]
            for table in tables:
                for name, lines in table.items() if isinstance(table, dict) else ():
                    listed = [self._line(one) for one in lines or () if isinstance(one, dict)]
                    found[name] = [line for line in listed if line is not None]
        for page in pages:
            for name, line in _of_page(page):
                found.setdefault(name.lower(), []).append(line)
        names = sorted((name for name in found if not _ASIDE.search(name)), key=_rank)
        return [entry for name in names for entry in _tree(found[name], "", 0)]

    def _line(self, given: dict[str, Any]) -> _Line | None:
        title = scalars.text(given.get("name") or given.get("title") or given.get("identifier"))
        reference = scalars.text(given.get("pageref"))
        url = scalars.text(given.get("url"))
        if reference:
            found = self.address(reference)
            if found is None and not url:
                self.report.note(self.settings.name, self._place(reference), "menu",
                                 f"{title or reference}: {reference} is no page")  # fmt: skip
                return None
            url = found or url
        elif url and "://" not in url and not url.startswith(("#", "/", "mailto:")):
            url = f"/{url}"
        return _Line(title, url, _name(given, title), scalars.text(given.get("parent")),
                     _weight(given.get("weight")))  # fmt: skip

    def _place(self, words: str) -> int:
        text = self.settings.tree.data(self.settings.name)
        position = text.find(words)
        return text.count("\n", 0, position) + 1 if position >= 0 else 1


def _of_page(page: Page) -> list[tuple[str, _Line]]:
    given = page.front.get("menu") or page.front.get("menus")
    plain = _weight(page.front.get("weight"))
    title = scalars.text(page.front.get("linktitle")) or page.title
    if isinstance(given, dict):
        tables = [(str(name), value) for name, value in given.items()]
    else:
        tables = [(name, {}) for name in scalars.split(given)]
    out = []
    for name, value in tables:
        table = {str(k).lower(): v for k, v in value.items()} if isinstance(value, dict) else {}
        own = scalars.text(table.get("name"))
        weight = _weight(table["weight"]) if "weight" in table else plain
        line = _Line(own, page.url, _name(table, own or title),
                     scalars.text(table.get("parent")), weight)  # fmt: skip
        out.append((name, line))
    return out


def _name(given: dict[str, Any], title: str) -> str:
    return (scalars.text(given.get("identifier")) or title).lower()


def _weight(value: Any) -> float:
    written = scalars.text(value)
    found = float(written) if re.fullmatch(r"-?\d{1,9}(?:\.\d{1,9})?", written) else 0.0
    return found or 1e9  # nothing is as good as no weight


def _rank(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _tree(lines: list[_Line], parent: str, depth: int) -> list[Entry]:
    """The lines below *parent*; those whose parent is nowhere stand at the top."""
    names = {line.name for line in lines}
    by_parent: dict[str, list[_Line]] = {}
    for line in sorted(lines, key=lambda line: (line.weight, line.name)):
        above = line.parent.lower()
        known = above in names and above != line.name
        by_parent.setdefault(above if known else "", []).append(line)
    return _below(by_parent, parent, depth)


def _below(by_parent: dict[str, list[_Line]], parent: str, depth: int) -> list[Entry]:
    if depth > MAX_DEPTH:
        return []
    return [
        Entry(line.title, line.url, tuple(_below(by_parent, line.name, depth + 1)))
        for line in by_parent.pop(parent, [])
    ]
